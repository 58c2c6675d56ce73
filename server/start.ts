/** Puts the parts of the server together, starts it, says how to log in, and stops it neatly. */
import { randomBytes, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import { dutchDay } from "./api/dutchDay.ts";
import { refreshRecord } from "./api/planRecord.ts";
import type { CreateDeps } from "./api/planRecord.ts";
import { createApp } from "./app.ts";
import { createAccess } from "./auth/access.ts";
import { LOGIN_LIMITS } from "./auth/loginLimit.ts";
import type { LoginLimits } from "./auth/loginLimit.ts";
import { createSessions } from "./auth/session.ts";
import { originsOf } from "./config.ts";
import type { Config } from "./config.ts";
import { demoAccounts } from "./demo.ts";
import type { DemoAccount } from "./demo.ts";
import { openFanout } from "./fanout/open.ts";
import type { Fanout } from "./fanout/port.ts";
import { createAttachments } from "./files/attachments.ts";
import type { FileStore } from "./files/port.ts";
import { generatorAtFirstUse } from "./generate/atFirstUse.ts";
import { hasBrowser } from "./generate/browserPath.ts";
import { checkTemplateAside } from "./generate/templateCheck.ts";
import { createWordTemplates } from "./profile/wordTemplates.ts";
import { createJobs } from "./jobs/jobs.ts";
import { documentMaker } from "./jobs/make.ts";
import type { DocumentInput } from "./jobs/make.ts";
import { listen } from "./listen.ts";
import { createLog } from "./log.ts";
import type { Log } from "./log.ts";
import { countedLog, countedMaker, countedStore } from "./operations/figures.ts";
import type { Metrics } from "./operations/metrics.ts";
import {
  browserProbe,
  damageProbe,
  folderProbe,
  storeProbe,
  lineProbe,
} from "./operations/probes.ts";
import { createReadiness } from "./operations/readiness.ts";
import type { Readiness } from "./operations/readiness.ts";
import { followSocket, readableId } from "./operations/requests.ts";
import { openStorage } from "./storage.ts";
import type { Store } from "./store/port.ts";
import { planFault } from "./store/startCheck.ts";
import { readHistory } from "./sync/history.ts";
import { seedPlan } from "./sync/serverWrite.ts";
import { createSync } from "./sync/sync.ts";
import type { Sync } from "./sync/sync.ts";
import { createChecker } from "./verdict/checker.ts";
import { createVerdicts } from "./verdict/verdicts.ts";
import { createFaultBook } from "./verify/faultBook.ts";
import type { FaultBook } from "./verify/faultBook.ts";
import { startInspector } from "./verify/inspector.ts";
import type { Verdicts } from "./verdict/verdicts.ts";

export type Running = {
  /** Where people go: "http://localhost:3000". */
  address: string;
  port: number;
  store: Store;
  /** The damage in the data folder that was noticed so far. */
  faults: FaultBook;
  /** Empty without the demo. */
  accounts: DemoAccount[];
  /** Stops accepting, lets running answers end, writes everything and closes. */
  stop(): Promise<void>;
};

export type StartOptions = {
  log?: Log;
  now?: () => Date;
  loginLimits?: LoginLimits;
  pages?: string;
  /** When to look over the whole data folder, in a thread of its own; left out: not. */
  inspectAfterMs?: number;
  /** Bytes of the disk that are kept for when it is full. */
  ballast?: number;
};

/** Enough to finish and to tidy what was begun. */
const BALLAST_BYTES = 32 * 1024 * 1024;

/** Throws FolderFault, FanoutFault or ListenFault, with a Dutch sentence, when the storage, Redis or the port cannot be used. */
export async function startServer(config: Config, options: StartOptions = {}): Promise<Running> {
  const now = options.now ?? (() => new Date());
  const metrics = config.metricsToken === null ? null : await openMetrics();
  const figures = metrics?.figures ?? null;
  const log = countedLog(options.log ?? createLog(config.logLevel), figures);
  const faults = createFaultBook(log);
  const storage = await openStorage(config, {
    onFault: faults.note,
    ballast: options.ballast ?? BALLAST_BYTES,
  });
  const { files, folder } = storage;
  const store = countedStore(storage.store, figures);
  const fanout = await openFanout(config, { log, now }).catch((error: unknown) =>
    closing(store.close(), error),
  );
  const server = createServer();
  const port = await listen(server, config).catch((error: unknown) =>
    closing(Promise.all([store.close(), fanout.close()]), error),
  );
  const origins = originsOf(config, port);
  const deps = { store, files, folder, fanout, seedPlan, now, newId: randomUUID, faults };
  const { readiness, stop } = serve(server, {
    ...deps,
    ...options,
    config,
    origins,
    log,
    now,
    metrics,
  });
  const accounts = await demoAccounts(config, deps).catch((error: unknown) =>
    closing(stop(), error),
  );
  // A database that more servers use is looked over when its operator asks for it.
  const afterMs = folder === null ? Infinity : (options.inspectAfterMs ?? Infinity);
  const inspector = startInspector({ folder: config.data, afterMs, log, note: faults.note });
  const stopAll = async () => {
    readiness.stop();
    await pause(config.drain * 1_000);
    await inspector.stop();
    await stop();
  };
  return { address: origins[0] ?? "", port, store, accounts, faults, stop: stopAll };
}

/** The library is read only where somebody wants metrics. */
async function openMetrics(): Promise<Metrics> {
  return (await import("./operations/metrics.ts")).createMetrics();
}

/** Closes what was opened before the error goes on. */
async function closing(closed: Promise<unknown>, error: unknown): Promise<never> {
  await closed;
  throw error;
}

type ServeDeps = CreateDeps &
  StartOptions & {
    config: Config;
    origins: string[];
    log: Log;
    faults: FaultBook;
    fanout: Fanout;
    metrics: Metrics | null;
    files: FileStore;
    folder: string | null;
  };

/** Hangs HTTP and websocket on a server that listens already, so that the port is known; gives what stops it. */
function serve(server: Server, deps: ServeDeps): { readiness: Readiness; stop(): Promise<void> } {
  const { store, fanout, config, origins, log, now, newId, faults, metrics, files } = deps;
  const figures = metrics?.figures ?? null;
  const sessions = createSessions({
    store,
    now,
    secure: origins.every((origin) => origin.startsWith("https:")),
  });
  const access = createAccess({ store });
  const newRequestId = () => readableId(randomBytes(8));
  const following = { log, newRequestId, isProduction: config.production, figures };
  const sync = createSync({
    store,
    sessions,
    access,
    origins,
    log,
    now,
    fanout,
    obstacle: () => (store.canWrite() ? null : "OPSLAG_VOL"),
    onDamaged: (planId) => faults.note(planFault(planId, "is beschadigd")),
    onAcknowledged: figures?.acknowledged,
    follow: (who) => followSocket(following, who),
  });
  store.onCanWrite(() => void sayCanWrite({ store, sync, log }));
  const environment = {
    PATH: process.env["PATH"],
    PUPPETEER_EXECUTABLE_PATH: config.chromium ?? undefined,
  };
  const generator = countedMaker(generatorAtFirstUse({ log, environment }), figures);
  const readiness = createReadiness([
    storeProbe(store),
    ...(deps.folder === null ? [] : [folderProbe(deps.folder)]),
    damageProbe(() => faults.all().length),
    browserProbe(() => hasBrowser(environment)),
    ...(fanout.isAlone ? [] : [lineProbe(fanout.isUp)]),
  ]);
  const verdicts = keepVerdicts({ store, sync, now, log });
  const records = keepRecords({ store, sync, now, log }, verdicts);
  const make = documentMaker({ generator, files, store, now, log });
  const onEnded = ({ kind }: DocumentInput, ms: number, isDone: boolean) =>
    figures?.jobEnded(kind, ms, isDone);
  const jobs = createJobs({ store, files, make, now, newId, log, onEnded });
  metrics?.watch({
    openPlans: () => sync.openPlans().length,
    websockets: sync.websockets,
    jobs: jobs.load,
    canWrite: store.canWrite,
    damage: () => faults.all().length,
  });
  const attachments = createAttachments({ store, files, now, newId });
  const check = checkTemplateAside;
  const wordTemplates = createWordTemplates({ store, files, check, now });
  const pages = deps.pages ?? fileURLToPath(new URL("../editor/dist", import.meta.url));
  const loginLimits = deps.loginLimits ?? LOGIN_LIMITS;
  const parts = {
    ...deps,
    sessions,
    access,
    sync,
    generator,
    verdicts,
    files,
    jobs,
    attachments,
    wordTemplates,
    pages,
    loginLimits,
    readiness,
    metrics: metrics && { show: metrics, token: config.metricsToken ?? "" },
    ...following,
    proxies: config.proxies,
  };
  server.on("request", createApp(parts));
  server.on("upgrade", (request, socket, head) => sync.upgrade(request, socket, head));
  const stop = async () => {
    const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
    server.closeIdleConnections();
    const jobsEnded = jobs.stop();
    await sync.stop();
    await Promise.race([Promise.all([closed, jobsEnded]), pause(ANSWERS_MAY_TAKE)]);
    server.closeAllConnections();
    await generator.stop();
    await verdicts.stop();
    await records.settled();
    await fanout.close();
    await store.close();
  };
  return { readiness, stop };
}

/** Open plans become plans to read, or to write again. */
async function sayCanWrite({ store, sync, log }: Omit<RecordDeps, "now">): Promise<void> {
  if (store.canWrite()) log.warn("er kan weer worden opgeslagen");
  else log.error("er kan niet worden opgeslagen: de opslag is vol, weigert of is niet bereikbaar");
  await sync.reopen().catch((error: unknown) => log.error({ err: error }, "plans not reopened"));
}

type RecordDeps = { store: Store; sync: Sync; now: () => Date; log: Log };

/** Brings a record up to date when people stop typing, with what the checking thread read; without it we read here. */
function keepRecords(deps: RecordDeps, verdicts: Verdicts): { settled(): Promise<void> } {
  const { store, sync, now, log } = deps;
  const underWay = new Set<Promise<void>>();
  const refresh = async (planId: string) => {
    const verdict = await verdicts.verdictOf(planId).catch(() => null);
    if (verdict === null) return await refreshRecord(deps, planId);
    await store.updatePlan(planId, { ...verdict.listing, updatedAt: now().toISOString() });
  };
  sync.onQuiet((planId) => {
    const refreshed = refresh(planId)
      .catch((error: unknown) => log.error({ err: error, planId }, "record not refreshed"))
      .finally(() => void underWay.delete(refreshed));
    underWay.add(refreshed);
  });
  return { settled: async () => void (await Promise.all(underWay)) };
}

/** Makes the verdict of a plan again when people stop typing in it, and every 30 s while they do not stop. */
function keepVerdicts({ store, sync, now, log }: RecordDeps): Verdicts {
  const verdicts = createVerdicts({
    store,
    log,
    checker: createChecker(),
    readUpdates: async (planId) => (await readHistory(store, planId)).updates,
    today: () => dutchDay(now()),
    notify: sync.notify,
    openPlans: sync.openPlans,
  });
  sync.onQuiet(verdicts.refresh);
  // The checklist goes by the thresholds of the gemeente and the functional addresses of its profile.
  sync.onSettings(verdicts.refresh);
  return verdicts;
}

/** Milliseconds that answers which are under way get at a stop; with the rest it stays within ten seconds. */
const ANSWERS_MAY_TAKE = 4_000;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref());
}
