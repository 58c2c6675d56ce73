/**
 * What 342 gemeenten ask of a shared Wijkpen in the busiest week of the year: their working week is played by chance, a
 * minute at a time, and its busiest minutes are priced. All that is assumed or measured stands at the top.
 */
import { chanceOf } from "./suite.ts";
import type { Chance } from "./suite.ts";

/** Guesses, to be replaced by what a gemeente sees. */
export const ASSUMPTIONS = {
  gemeenten: 342,
  /** Of all gemeenten, those whose stukken are due in this one week: the last before the summer recess. */
  shareWithDeadline: 0.45,
  /** Plans that are being written at once in a gemeente, least and most; every number in between as often. */
  plansInWriting: [1, 6],
  /** How much is done in a gemeente without a deadline, of what is done in one that has it. */
  quietShare: 0.35,
  writersPerPlan: 5,
  /** Who opens the plan without writing: meelezers, the griffie. */
  readersPerPlan: 4,
  /** Chance that somebody of a plan with a deadline works in it on a day, and for how many minutes on average. */
  chancePerDay: 0.8,
  minutesPerDay: 120,
  /** Somebody who writes sends so many edits a second, in this share of the time; the rest is reading and thinking. */
  editsPerSecond: 3,
  typingShare: 0.2,
  /** Documents asked for a day, of a plan with a deadline. */
  docxPerDay: 3,
  pdfPerDay: 6,
  packagesPerDay: 0.6,
  /** What stays of a plan: its text (two snapshots and a log), and its bijlagen. */
  plansKept: 3_000,
  planMB: 3,
  attachmentsMB: 40,
  /** Bytes that one edit is on the wire, its cursor included, and in the store. */
  bytesPerFrame: 160,
  bytesPerRow: 250,
  /** Bytes of a plan that somebody opens. */
  bytesPerOpening: 400_000,
  /** CPU of an edit over several instances against that of one: the target of the benchmarks. */
  severalInstances: 4.1,
} as const;

export type Assumptions = {
  -readonly [K in keyof typeof ASSUMPTIONS]: Widened<(typeof ASSUMPTIONS)[K]>;
};
type Widened<T> = T extends number ? number : readonly number[];

/** Measured, but for the package; docs/capacity.md says where, when and how. */
export const COSTS = {
  /** An instance that nobody uses, and an open plan with its websockets. */
  serverMB: 177,
  planMB: 0.41,
  /** CPU of the whole server, in a plan of five: judged, on disk, shown to four, acknowledged. */
  editMs: 0.41,
  docxSeconds: 18,
  pdfSeconds: 11,
  packageSeconds: 40,
  /** Of the two documents that an instance makes at once, browser included. */
  exportMB: 1_100,
} as const;

/** What an instance may be asked: half a core for the thread that everybody waits for, and two documents at once. */
export const INSTANCE = {
  editingShare: 0.5,
  documentsAtOnce: 2,
  documentsShare: 0.7,
  memoryMB: 3_000,
};

export type Load = {
  /** At the busiest minute of the week. */
  writers: number;
  websockets: number;
  openPlans: number;
  editsPerSecond: number;
  /** In the busiest five minutes. */
  documentCores: number;
  /** In the whole week. */
  edits: number;
  documents: number;
};

export type Projection = Load & {
  editingCores: number;
  /** As fractions: what is asked, before rounding up and before the one that may be away. */
  instancesFor: { editing: number; documents: number; memory: number };
  instances: number;
  storeGB: number;
  storeMBPerDay: number;
  networkMbit: number;
};

const DAYS = 5;
const MINUTES = 600;
const WINDOW = 5;

/** The same answer for the same seed. */
export function project(assumptions: Assumptions, seed: number): Projection {
  const load = playWeek(assumptions, chanceOf(seed));
  const editingCores = (load.editsPerSecond * COSTS.editMs * assumptions.severalInstances) / 1_000;
  const instancesFor = {
    editing: editingCores / INSTANCE.editingShare,
    documents: load.documentCores / (INSTANCE.documentsAtOnce * INSTANCE.documentsShare),
    memory: memoryNeed(load),
  };
  const instances = Math.ceil(Math.max(...Object.values(instancesFor))) + 1;
  return {
    ...load,
    editingCores,
    instancesFor,
    instances,
    storeGB: (assumptions.plansKept * (assumptions.planMB + assumptions.attachmentsMB)) / 1_000,
    storeMBPerDay: (load.edits * assumptions.bytesPerRow) / DAYS / 1e6,
    networkMbit: networkOf(assumptions, load),
  };
}

/** Instances whose memory holds the plans, when each plan is open on two of them. */
function memoryNeed({ openPlans }: Load): number {
  const free = INSTANCE.memoryMB - COSTS.serverMB - COSTS.exportMB;
  return (openPlans * 2 * COSTS.planMB) / free;
}

/** What leaves the servers in the busiest minute: every edit to the others of its plan, and plans that are opened. */
function networkOf(
  assumptions: Assumptions,
  { editsPerSecond, openPlans, websockets }: Load,
): number {
  const others = Math.max(websockets / Math.max(openPlans, 1) - 1, 0);
  const edits = editsPerSecond * (others + 1) * assumptions.bytesPerFrame;
  const openings = (websockets / assumptions.minutesPerDay / 60) * assumptions.bytesPerOpening;
  return ((edits + openings) * 8) / 1e6;
}

function playWeek(assumptions: Assumptions, chance: Chance): Load {
  const minutes = DAYS * MINUTES;
  const writers = new Uint32Array(minutes);
  const websockets = new Uint32Array(minutes);
  const openPlans = new Uint32Array(minutes);
  const cpu = new Float64Array(minutes / WINDOW);
  let documents = 0;
  const [least = 1, most = least] = assumptions.plansInWriting;
  for (let n = 0; n < assumptions.gemeenten; n += 1) {
    const activity = chance.is(assumptions.shareWithDeadline) ? 1 : assumptions.quietShare;
    const plans = least + Math.floor(chance.next() * (most - least + 1));
    for (let plan = 0; plan < plans; plan += 1) {
      const isOpen = new Uint8Array(minutes);
      const come = (people: number, counted: Uint32Array[]) =>
        visits(assumptions, activity, people, chance, (minute) => {
          for (const counter of counted) counter[minute] = (counter[minute] ?? 0) + 1;
          isOpen[minute] = 1;
        });
      come(assumptions.writersPerPlan, [writers, websockets]);
      come(assumptions.readersPerPlan, [websockets]);
      for (let minute = 0; minute < minutes; minute += 1)
        openPlans[minute] = (openPlans[minute] ?? 0) + (isOpen[minute] ?? 0);
      documents += askDocuments(assumptions, activity, chance, cpu);
    }
  }
  const perWriter = assumptions.editsPerSecond * assumptions.typingShare;
  return {
    writers: highest(writers),
    websockets: highest(websockets),
    openPlans: highest(openPlans),
    editsPerSecond: highest(writers) * perWriter,
    documentCores: highest(cpu) / (WINDOW * 60),
    edits: writers.reduce((sum, count) => sum + count, 0) * 60 * perWriter,
    documents,
  };
}

/** The minutes of the week in which somebody is in the plan. */
function visits(
  { chancePerDay, minutesPerDay }: Assumptions,
  activity: number,
  people: number,
  chance: Chance,
  count: (minute: number) => void,
): void {
  for (let visit = 0; visit < people * DAYS; visit += 1) {
    if (!chance.is(chancePerDay * activity)) continue;
    const begin = momentOfDay(chance);
    const end = Math.min(begin + Math.ceil(exponential(chance, minutesPerDay)), MINUTES);
    for (let minute = begin; minute < end; minute += 1) count((visit % DAYS) * MINUTES + minute);
  }
}

/** Adds what documents cost to the window in which they were asked for; gives how many they were. */
function askDocuments(
  { docxPerDay, pdfPerDay, packagesPerDay }: Assumptions,
  activity: number,
  chance: Chance,
  cpu: Float64Array,
): number {
  const kinds = [
    [docxPerDay, COSTS.docxSeconds],
    [pdfPerDay, COSTS.pdfSeconds],
    [packagesPerDay, COSTS.packageSeconds],
  ] as const;
  let asked = 0;
  for (let day = 0; day < DAYS; day += 1)
    for (const [perDay, seconds] of kinds)
      for (let n = poisson(chance, perDay * activity); n > 0; n -= 1) {
        const window = Math.floor((day * MINUTES + momentOfDay(chance)) / WINDOW);
        cpu[window] = (cpu[window] ?? 0) + seconds;
        asked += 1;
      }
  return asked;
}

/** Two heaps in a working day from eight to six: around half past ten and around three. */
function momentOfDay(chance: Chance): number {
  const middle = chance.is(0.5) ? 150 : 420;
  const spread = (chance.next() + chance.next() + chance.next() - 1.5) * 160;
  return Math.min(Math.max(Math.floor(middle + spread), 0), MINUTES - 1);
}

function exponential(chance: Chance, mean: number): number {
  return -mean * Math.log(1 - chance.next());
}

function poisson(chance: Chance, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = chance.next(); product > limit; product *= chance.next()) count += 1;
  return count;
}

function highest(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return most;
}

/** What doubles what: each assumption doubled alone, as factors of the answer without it. */
export function sensitivity(
  seed: number,
  assumptions: Assumptions = ASSUMPTIONS,
): {
  name: string;
  editing: number;
  documents: number;
  openPlans: number;
  network: number;
  store: number;
}[] {
  const base = project(assumptions, seed);
  return DOUBLED.map((name) => {
    const changed = project({ ...assumptions, [name]: doubled(assumptions[name]) }, seed);
    return {
      name,
      editing: changed.editingCores / base.editingCores,
      documents: changed.documentCores / base.documentCores,
      openPlans: changed.openPlans / base.openPlans,
      network: changed.networkMbit / base.networkMbit,
      store: changed.storeGB / base.storeGB,
    };
  });
}

const DOUBLED = [
  "shareWithDeadline",
  "plansInWriting",
  "writersPerPlan",
  "readersPerPlan",
  "minutesPerDay",
  "typingShare",
  "pdfPerDay",
  "packagesPerDay",
  "attachmentsMB",
] as const satisfies (keyof Assumptions)[];

function doubled(value: number | readonly number[]): number | number[] {
  return typeof value === "number" ? value * 2 : value.map((each) => each * 2);
}
