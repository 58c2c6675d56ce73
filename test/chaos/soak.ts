/**
 * A long time of ordinary days: people come, type, delete, comment and go. Each time that all have gone the server must
 * hold what it held before the first came: no room, no socket, no timer, and no memory that grows. Nothing may be lost.
 */
import * as Y from "yjs";
import { chanceOf, count, pause } from "../support/suite.ts";
import type { Chance, Suite } from "../support/suite.ts";
import { startSyncProcess } from "../support/syncProcess.ts";
import type { Figures, SyncProcess } from "../support/syncProcess.ts";
import {
  createLedger,
  createTypist,
  faultsIn,
  hashOf,
  noteAcknowledged,
  noteSeen,
  typeOrDelete,
} from "../support/typists.ts";
import type { Ledger, Typist } from "../support/typists.ts";
import { createWriter, until } from "../support/writers.ts";

type Place = { plan: string; ledger: Ledger; typists: Typist[] };

type Soak = {
  server: SyncProcess;
  chance: Chance;
  places: Place[];
  writers: number;
  people: number;
  faults: string[];
};

/** Each day has two paragraphs of its own; see typeUntilGone. */
const DAYS = 200;
/** With fewer days nothing can be said of growth. */
const DAYS_TO_JUDGE = 6;
const MEGABYTE = 1_048_576;
/** What the process keeps of each thread that compacted at the same time as others, however often they do. */
const PER_THREAD = 30 * MEGABYTE;

export const suite: Suite = {
  // `tempo`: milliseconds between two words of one writer, about; `day`: seconds until all go home.
  defaults: { seed: 1, minutes: 10, seconds: 0, writers: 12, plans: 4, tempo: 200, day: 15 },
  async run(options, say) {
    const { seed = 1, minutes = 0, seconds = 0, plans = 4, tempo = 200, day = 15 } = options;
    const soak = await openSoak(chanceOf(seed), plans, options["writers"] ?? 12);
    const rests: Figures[] = [];
    const end = performance.now() + (minutes * 60 + seconds) * 1_000;
    try {
      const before = await soak.server.figures();
      do {
        await spendDay(soak, rests.length % DAYS, tempo, day * 1_000);
        await goHome(soak);
        await judgeContent(soak);
        rests.push(await rest(soak, before));
        if (rests.length % 20 === 0) say(`${rests.length} days, ${sizes(rests.at(-1))}`);
      } while (performance.now() < end && soak.faults.length === 0);
    } catch (error) {
      soak.faults.push(`day ${rests.length + 1}: ${String(error)}`);
    } finally {
      soak.places.forEach(({ typists }) => typists.forEach(({ writer }) => writer.leave()));
      await soak.server.close();
    }
    const grown = growthOf(rests, plans, soak.faults);
    const words = soak.places.reduce((sum, { ledger }) => sum + ledger.acknowledged.size, 0);
    const parts = [
      `${rests.length} days`,
      `${soak.people} visits`,
      `${count(words)} words acknowledged`,
      `${rests.at(-1)?.snapshots ?? 0} snapshots`,
      grown,
      `${soak.faults.length} faults`,
    ];
    return { line: parts.join(", "), faults: soak.faults };
  },
};

async function openSoak(chance: Chance, plans: number, writers: number): Promise<Soak> {
  // Every provider of y-websocket listens for the end of the process.
  process.setMaxListeners(writers + 100);
  const server = await startSyncProcess({ plans, paragraphs: 2 * DAYS });
  const places = Array.from({ length: plans }, (_, n) => ({
    plan: `plan-${n}`,
    ledger: createLedger(),
    typists: [],
  }));
  return { server, chance, places, writers, people: 0, faults: [] };
}

async function spendDay(soak: Soak, page: number, tempo: number, milliseconds: number) {
  const { chance, places } = soak;
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    for (const place of places) {
      await fillUp(soak, place, page);
      for (const typist of place.typists) {
        noteAcknowledged(typist, place.ledger);
        if (chance.is(0.5)) typeOrDelete(typist, chance, place.ledger);
      }
      if (chance.is(0.02)) soak.server.comment(place.plan);
      if (chance.is(0.05)) await sendOneAway(soak, place);
    }
    await pause(chance.below(tempo));
  }
}

async function fillUp(soak: Soak, { plan, typists }: Place, page: number): Promise<void> {
  while (typists.length < soak.writers / soak.places.length) {
    const typist = createTypist(soak.server.address, soak.people, { plan });
    soak.people += 1;
    typist.page = page;
    typists.push(typist);
    await typist.writer.ready();
  }
}

/** Some wait until all is saved; of others only what was acknowledged by then is sure. */
async function sendOneAway({ chance }: Soak, { typists, ledger }: Place): Promise<void> {
  const [typist] = typists.splice(chance.below(typists.length), 1);
  if (!typist) return;
  if (chance.is(0.5) && typist.typed > 0) await typist.writer.saved();
  noteAcknowledged(typist, ledger);
  typist.writer.leave();
}

async function goHome({ places, chance }: Soak): Promise<void> {
  for (const place of places) {
    const { typists, ledger, plan } = place;
    typists.forEach((typist) => typeOrDelete(typist, chance, ledger));
    await Promise.all(typists.map(({ writer }) => writer.saved()));
    const docs = typists.map(({ writer }) => writer.doc);
    await until(() => new Set(docs.map(hashOf)).size === 1, `one content in ${plan}`);
    typists.forEach((typist) => noteAcknowledged(typist, ledger));
    noteSeen(typists, ledger);
    typists.forEach(({ writer }) => writer.leave());
    place.typists = [];
  }
}

async function judgeContent({ server, places, faults }: Soak): Promise<void> {
  for (const { plan, ledger } of places) {
    const reader = createWriter(server.address, "lies", new Y.Doc(), plan);
    await reader.ready();
    const { lost, doubled } = faultsIn(reader.doc, ledger);
    faults.push(...lost.slice(0, 10).map((word) => `${word} is lost in ${plan}`));
    faults.push(...doubled.slice(0, 10).map((word) => `${word} is doubled or back in ${plan}`));
    reader.leave();
  }
}

/** What the server holds once it has noticed that all have gone. */
async function rest({ server }: Soak, before: Figures): Promise<Figures> {
  let figures = before;
  const held = ({ openPlans, sockets, resources }: Figures) => {
    // A file that is being read is over in a moment, at the first look as well as now.
    const kept = Object.entries(resources).filter(([kind]) => !kind.startsWith("FSReq"));
    const kinds = kept.map(([kind, number]) => `${number} ${kind}`);
    return [`${openPlans} plans`, `${sockets} sockets`, ...kinds.toSorted()].join(", ");
  };
  const isBack = async () => {
    figures = await server.figures();
    return held(figures) === held(before);
  };
  await until(isBack, "an empty server").catch((error: unknown) => {
    throw new Error(`${String(error)}: ${held(before)} became ${held(figures)}`);
  });
  return figures;
}

/** Compares the second half of the days with the first, without the first day. */
function growthOf(rests: readonly Figures[], plans: number, faults: string[]): string {
  if (rests.length < DAYS_TO_JUDGE) return `${sizes(rests.at(-1))}, too short to judge growth`;
  const half = Math.ceil(rests.length / 2);
  const limits = { heap: [0.03, MEGABYTE], rss: [0.1, plans * PER_THREAD] } as const;
  const parts = (["heap", "rss"] as const).map((name) => {
    const first = middle(rests.slice(1, half).map((figures) => figures[name]));
    const second = middle(rests.slice(half).map((figures) => figures[name]));
    const text = `${name} ${inMegabytes(first)} then ${inMegabytes(second)} MB`;
    const [part, bytes] = limits[name];
    if (second > first * (1 + part) + bytes) faults.push(`memory grows: ${text}`);
    return text;
  });
  return parts.join(", ");
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function sizes(figures: Figures | undefined): string {
  return `heap ${inMegabytes(figures?.heap ?? 0)} MB, rss ${inMegabytes(figures?.rss ?? 0)} MB`;
}

function inMegabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1);
}
