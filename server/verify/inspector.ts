/** Looks over the data folder of a running server, once, some time after its start. */
import { Worker } from "node:worker_threads";
import type { Log } from "../log.ts";
import type { Fault } from "../store/port.ts";

export type InspectorDeps = { folder: string; afterMs: number; log: Log; note(fault: Fault): void };

export type Inspector = {
  /** Resolves when it has looked, or was stopped. */
  done: Promise<void>;
  stop(): Promise<void>;
};

export function startInspector({ folder, afterMs, log, note }: InspectorDeps): Inspector {
  const { promise: done, resolve } = Promise.withResolvers<void>();
  let worker: Worker | null = null;
  const begin = () => {
    worker = new Worker(new URL("./inspectionWorker.ts", import.meta.url), { workerData: folder });
    worker.on("message", (faults: Fault[]) => faults.forEach(note));
    worker.on("error", (error) =>
      log.error({ err: error }, "de gegevens konden niet worden nagekeken"),
    );
    worker.on("exit", () => resolve());
  };
  const timer = Number.isFinite(afterMs) ? setTimeout(begin, afterMs).unref() : undefined;
  return {
    done,
    async stop() {
      clearTimeout(timer);
      await worker?.terminate();
      resolve();
    },
  };
}
