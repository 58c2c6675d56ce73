/** What a start can see in a moment: whether the database holds all that the head file remembers. */
import { LOST, STORE, numbered } from "./heads.ts";
import type { HeadLines, Heads } from "./heads.ts";
import type { Fault, LogHead } from "./port.ts";
import { isSealed } from "./seal.ts";
import { isDamage, rowFault } from "./sealedRows.ts";
import { headNow } from "./sqliteLogs.ts";
import type { Statements } from "./statements.ts";

/** Which store this is, and how many commits it counted. */
export function identify(sql: Statements): { storeId: string; number: number; isWhole: boolean } {
  const row = sql.readCommits.get();
  return {
    storeId: String(row?.["storeId"]),
    number: Number(row?.["number"] ?? 0),
    isWhole: row !== undefined && isSealed("commits", row),
  };
}

/** Tells what is missing, and stages what the head file did not have yet. */
export function compareHeads(
  sql: Statements,
  heads: Heads,
  lines: HeadLines,
  onFault: (fault: Fault) => void,
): void {
  const { number, isWhole } = identify(sql);
  if (!isWhole) onFault(rowFault("commits", { id: 1 }));
  for (const planId of heads.logs()) {
    const fault = faultOf(sql, planId, heads.of(planId));
    if (fault) onFault(fault);
  }
  const isFirst = number === 0;
  if (!isFirst && (lines.isMissing || lines.damaged > 0)) onFault(headFileFault(lines));
  addUnknown(sql, heads, (planId) => !isFirst && !lines.isMissing && onFault(noHead(planId)));
  compareCommits(heads, number, onFault);
}

/** What is missing is said at every start until the operator accepts it. */
function compareCommits(heads: Heads, number: number, onFault: (fault: Fault) => void): void {
  const remembered = heads.of(STORE)?.seq ?? 0;
  const lost = remembered > number ? remembered : (heads.of(LOST)?.seq ?? 0);
  if (lost > 0) onFault(behind(lost));
  heads.stage(LOST, numbered(lost));
  heads.stage(STORE, numbered(number));
}

function addUnknown(sql: Statements, heads: Heads, onUnknown: (planId: string) => void): void {
  try {
    for (const { id } of sql.planIds.all()) {
      const planId = String(id);
      if (heads.of(planId) !== null) continue;
      const head = headNow(sql, planId);
      onUnknown(planId);
      if (head.seq > 0) heads.stage(planId, head);
    }
  } catch (error) {
    // What cannot be read is told by whoever reads it, and by the deep check.
    if (!isDamage(error)) throw error;
  }
}

function faultOf(sql: Statements, planId: string, head: LogHead | null): Fault | null {
  try {
    const last = headNow(sql, planId);
    const found =
      last.seq === head?.seq ? last.hash : sql.entryHash.get(planId, head?.seq ?? 0)?.["hash"];
    const isBehind = last.seq < (head?.seq ?? 0);
    const isOther =
      found instanceof Uint8Array && head !== null && Buffer.compare(found, head.hash) !== 0;
    return isBehind || isOther ? planFault(planId) : null;
  } catch (error) {
    if (isDamage(error)) return planFault(planId);
    throw error;
  }
}

/** The text of a plan is not whole. */
export function planFault(planId: string, what = "mist een deel van de laatste tekst"): Fault {
  return {
    kind: "plan",
    planId,
    table: null,
    sentence: `Het plan ${planId} ${what}. Iedereen kan de laatste goede versie lezen en niemand kan schrijven. Zet een reservekopie terug, of ga verder met die versie: wijkpen verify --herstel ${planId}.`,
  };
}

function behind(lost: number): Fault {
  const sentence = `De opslag mist wijzigingen die al waren bewaard (tot en met vastlegging ${lost}): bijvoorbeeld opmerkingen, rollen of accounts. Zet een reservekopie terug. Wilt u zonder die wijzigingen verder: wijkpen verify --aanvaard.`;
  return { kind: "stand", planId: null, table: null, sentence };
}

function noHead(planId: string): Fault {
  const sentence = `In wijkpen.heads ontbrak het plan ${planId}. Het is opnieuw genoteerd; aan het plan zelf is niets veranderd.`;
  return { kind: "stand", planId, table: null, sentence };
}

function headFileFault({ isMissing, damaged }: HeadLines): Fault {
  const what = isMissing ? "ontbrak" : `had ${damaged} beschadigde regels`;
  const sentence = `Het bestand wijkpen.heads ${what} en is opnieuw gemaakt. Of er vlak voor deze start tekst is verdwenen, is daarom niet zeker. Kijk met wijkpen verify, en vergelijk met een reservekopie.`;
  return { kind: "stand", planId: null, table: null, sentence };
}
