/** Starts Wijkpen: reads the environment, and waits for a signal to stop. The only file that reads the settings. */
import { enableCompileCache, flushCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// Half of a start is reading our own files; the next start finds them ready. Before any other import of ours.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/wijkpen", import.meta.url)));
const { ConfigFault, readConfig } = await import("./config.ts");
const { ListenFault } = await import("./listen.ts");
const { startServer } = await import("./start.ts");
const { WupError } = await import("./errors.ts");
const { FanoutFault } = await import("./fanout/port.ts");
const { FolderFault } = await import("./store/lock.ts");
const { welcome } = await import("./welcome.ts");

/** Milliseconds after which a stop that hangs is cut off, behind those of WIJKPEN_UITLOOP. */
const STOP_MAY_TAKE = 10_000;

/** Milliseconds after the start at which the whole data folder is looked over. */
const INSPECT_AFTER = 5_000;

// Where nobody can read what is printed (a full disk, a closed pipe) the server goes on.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

try {
  const config = readConfig(process.env);
  const running = await startServer(config, { inspectAfterMs: INSPECT_AFTER });
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => {
      setTimeout(() => process.exit(1), config.drain * 1_000 + STOP_MAY_TAKE).unref();
      void running.stop().then(() => process.exit(0));
    });
  console.log(welcome(running));
  flushCompileCache();
} catch (error) {
  const isKnown = [ConfigFault, FanoutFault, FolderFault, ListenFault, WupError].some(
    (kind) => error instanceof kind,
  );
  console.error(isKnown && error instanceof Error ? error.message : error);
  process.exit(1);
}
