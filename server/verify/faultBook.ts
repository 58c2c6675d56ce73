/** The damage that this server knows of: said once in its log, in words for the operator, and kept for who asks. */
import type { Log } from "../log.ts";
import type { Fault } from "../store/port.ts";

export type FaultBook = {
  note(fault: Fault): void;
  all(): Fault[];
};

export function createFaultBook(log: Log): FaultBook {
  const faults = new Map<string, Fault>();
  return {
    note(fault) {
      if (faults.has(fault.sentence)) return;
      faults.set(fault.sentence, fault);
      const { kind, planId, table, sentence } = fault;
      log.error({ fault: kind, planId, table }, sentence);
    },
    all: () => [...faults.values()],
  };
}
