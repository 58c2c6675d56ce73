/** Dutch words for what the server says in codes: status, roles and moments. */
import { formatDate } from "../templates/format.ts";

const STATUS: Record<string, string> = {
  "in-opstelling": "In opstelling",
  "in-review": "In review",
  "ter-inspraak": "Ter inspraak",
  "gereed-voor-college": "Gereed voor college",
  "gereed-voor-griffie": "Gereed voor griffie",
  "ter-besluitvorming": "Ter besluitvorming",
  vastgesteld: "Vastgesteld",
  ingetrokken: "Ingetrokken",
};

const ROLES: Record<string, string> = {
  eigenaar: "Eigenaar",
  schrijver: "Schrijver",
  meelezer: "Meelezer",
  lezer: "Lezer",
  griffie: "Griffie",
};

const WEEKDAYS = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

/** The statuses in which a plan may still be written (model.md 4). */
const OPEN_STATUSES = ["in-opstelling", "in-review", "ter-inspraak"];

/** A status as people say it; an unknown one as it is. */
export function statusInWords(status: string): string {
  return STATUS[status] ?? status;
}

/** A role as people say it; an unknown one as it is. */
export function roleInWords(role: string): string {
  return ROLES[role] ?? role;
}

type Openness = { role: string; status: string; isDamaged?: boolean };

/** Whether someone with this role may change the text of a plan in this status. The server judges again. */
export function mayWriteIn(plan: Openness): boolean {
  return plan.isDamaged !== true && isWriter(plan.role) && OPEN_STATUSES.includes(plan.status);
}

/** Whether this role may read and place comments. */
export function mayComment(role: string): boolean {
  return isWriter(role) || role === "meelezer" || role === "griffie";
}

/** Whether this role writes: the owner and the writers. */
export function isWriter(role: string): boolean {
  return role === "eigenaar" || role === "schrijver";
}

/** Whether what this role makes for the griffie stays with the plan, and may be definitive. The server judges again. */
export function mayKeepPackages(role: string): boolean {
  return isWriter(role) || role === "griffie";
}

/** Why someone cannot write, in one sentence; null for who can. */
export function readOnlyReason(plan: Openness): string | null {
  if (mayWriteIn(plan)) return null;
  if (plan.isDamaged === true)
    return "Dit plan is op de server beschadigd. U leest de laatste goede versie. Waarschuw de beheerder: na het herstel kunt u weer schrijven.";
  if (isWriter(plan.role))
    return `Dit plan is ${statusInWords(plan.status).toLowerCase()}. De tekst ligt vast.`;
  if (mayComment(plan.role))
    return "U leest mee. U kunt opmerkingen plaatsen, maar de tekst niet wijzigen.";
  return "U leest dit plan. U kunt de tekst niet wijzigen.";
}

/**
 * A moment as people say it: "vandaag om 10:12", "gisteren om 16:40", "maandag om 9:05", "28 januari om 14:00",
 * and with its year when that is another one. `iso` is ISO 8601; days are those of the reader's own clock.
 */
export function whenInWords(iso: string, now: Date): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return "onbekend";
  const days = daysBetween(moment, now);
  const time = `${moment.getHours()}:${String(moment.getMinutes()).padStart(2, "0")}`;
  if (days <= 0) return `vandaag om ${time}`;
  if (days === 1) return `gisteren om ${time}`;
  if (days < 7) return `${WEEKDAYS[moment.getDay()]} om ${time}`;
  const date = formatDate(isoDay(moment));
  return moment.getFullYear() === now.getFullYear()
    ? `${date.replace(/ \d{4}$/, "")} om ${time}`
    : date;
}

/** The day of a moment on the reader's own calendar, as JJJJ-MM-DD. */
export function isoDay(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** "1 opmerking", "3 opmerkingen". */
export function countOf(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** At most two capitals for an avatar: the first letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("") || "?";
}

function daysBetween(earlier: Date, later: Date): number {
  // UTC of the calendar days, so that a change to summer time does not make a day shorter.
  const day = (moment: Date) =>
    Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()) / 86_400_000;
  return day(later) - day(earlier);
}
