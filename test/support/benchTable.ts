/** What `npm run bench collab` measures, what was promised, and the table of both. */

const BESIDE = ["wijkpen", "relay", "relay-log", "hocuspocus"];
const DURABLE = ["wijkpen", "hocuspocus"];
/** Warm: after some seconds the hot code is compiled, and the log file of the database no longer grows. */
const LOAD = { secs: 5, warm: 5 };

/** The cases of the tool's matrix. */
export const CASES = [
  {
    name: "1x50",
    args: { ...LOAD, docs: 1, writers: 50, rate: 4, pages: 10 },
    targets: BESIDE,
  },
  {
    name: "20x5",
    args: { ...LOAD, docs: 20, writers: 5, rate: 3, pages: 5 },
    targets: BESIDE,
  },
  // Without text before: the tool fills all plans as one person, who would have too many websockets.
  {
    name: "100x2",
    args: { ...LOAD, docs: 100, writers: 2, rate: 2, pages: 0 },
    targets: BESIDE,
  },
  { name: "idle", mode: "idle", args: { docs: 300, pages: 10, settle: 20_000 }, targets: DURABLE },
  {
    name: "join",
    mode: "join",
    args: { bytes: 5_000_000, joiners: 20, settle: 12_000 },
    targets: DURABLE,
  },
  { name: "boot", mode: "boot", args: { runs: 5 }, targets: DURABLE },
  { name: "fault", mode: "fault", args: { kills: 4, secs: 4 }, targets: DURABLE },
];

/** A line of the tool's results. */
export type Measured = { case: string; run: number; target: string; error?: string };

type Row = {
  title: string;
  case: string;
  key: string;
  /** Against this target of the same run; without it the limit is a value. */
  base?: string;
  limit?: number;
  /** Of all runs together instead of the median run. */
  isTotal?: boolean;
};

const ROWS: readonly Row[] = [
  ...["1x50", "20x5", "100x2"].map((name, n) => ({
    title: `${name}: CPU ms per 1,000 delivered edits`,
    case: name,
    key: "cpuMsPer1000",
    base: "relay-log",
    limit: [0.8, 1.3, 1.5][n] ?? 0,
  })),
  row("1x50: propagation p50, ms", "1x50", "latencyMs.p50", 1.3, "relay-log"),
  row("1x50: propagation p99, ms", "1x50", "latencyMs.p99", 1.3, "relay-log"),
  row("1x50: durable acknowledgement p50, ms", "1x50", "ackMs.p50", 5),
  row("1x50: durable acknowledgement p99, ms", "1x50", "ackMs.p99", 50),
  row("20x5: durable acknowledgement p50, ms", "20x5", "ackMs.p50", 5),
  row("20x5: durable acknowledgement p99, ms", "20x5", "ackMs.p99", 50),
  row("memory per open 10-page plan, kB", "idle", "kbPerOpenDoc", 120),
  row("join of a 5 MB state: server CPU, ms", "join", "joinCpuMs", 30),
  row("join of a 5 MB state: p50, ms", "join", "warmJoinMs.p50"),
  row("start to listening p50, ms", "boot", "startMs.p50", 700),
  ...[
    { title: "kill -9: edits lost that others had seen", key: "lostSeen", limit: 0 },
    { title: "kill -9: edits lost that were acknowledged", key: "lostAcked", limit: 0 },
    { title: "(kill -9: edits seen by others)", key: "seen" },
    { title: "(kill -9: kills)", key: "kills" },
  ].map((asked) => ({ ...asked, case: "fault", isTotal: true })),
  ...["1x50", "20x5", "100x2"].map((name) => row(`(${name}: machine busy)`, name, "machineBusy")),
];

/** A Markdown table: medians, ours against the base as the median of the ratios of each run. */
export function tableOf(measured: readonly Measured[]): string {
  const lines = ROWS.filter((asked) => measured.some((one) => one.case === asked.case)).map(
    (asked) => lineOf(asked, measured),
  );
  const failed = measured.filter(isFaulty);
  return [
    `| measure | target | ours against it | ${BESIDE.join(" | ")} |`,
    `|---|--:|--:|${BESIDE.map(() => "--:").join("|")}|`,
    ...lines,
    ...failed.map(
      (one) =>
        `\n${one.case} ${one.target} run ${one.run}: ${one.error ?? "not the same everywhere"}`,
    ),
  ].join("\n");
}

function row(title: string, name: string, key: string, limit?: number, base?: string): Row {
  return {
    title,
    case: name,
    key,
    ...(limit === undefined ? {} : { limit }),
    ...(base ? { base } : {}),
  };
}

function lineOf(asked: Row, measured: readonly Measured[]): string {
  const of = (target: string) =>
    measured.filter((one) => one.case === asked.case && one.target === target && !one.error);
  const summary = asked.isTotal ? total : median;
  const cells = BESIDE.map((target) =>
    show(summary(of(target).map((one) => valueOf(one, asked.key)))),
  );
  const { base, limit } = asked;
  const own = of("wijkpen").map((one) => {
    const other = base && of(base).find(({ run }) => run === one.run);
    return valueOf(one, asked.key) / (base ? (other ? valueOf(other, asked.key) : Number.NaN) : 1);
  });
  const wanted = limit === undefined ? "" : `${limit}${base ? ` x ${base}` : ""}`;
  const found = summary(own);
  const said =
    limit === undefined
      ? ""
      : `${show(found)}${base ? "x" : ""}${found <= limit ? "" : " (missed)"}`;
  return `| ${[asked.title, wanted, said, ...cells].join(" | ")} |`;
}

/** The value at "latencyMs.p50". */
function valueOf(one: Measured, key: string): number {
  const value = key
    .split(".")
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], one);
  return typeof value === "number" ? value : Number.NaN;
}

function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (upper + (sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN)) / 2;
}

function total(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0);
}

function show(value: number): string {
  return Number.isNaN(value) ? "-" : String(Math.round(value * 100) / 100);
}

/** Whether the run failed, or somebody ended with another text. */
function isFaulty(one: Measured & Record<string, unknown>): boolean {
  const isWrong = ["error", "incomplete", "unequal", "serverUnequal", "drops"].some((key) =>
    Boolean(one[key]),
  );
  return isWrong || one["complete"] === false || one["coldComplete"] === false;
}
