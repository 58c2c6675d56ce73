import { describe, expect, it } from "@jest/globals";
import { createLog } from "../server/log.ts";

function linesOf(level: string): {
  lines: Record<string, unknown>[];
  log: ReturnType<typeof createLog>;
} {
  const lines: Record<string, unknown>[] = [];
  const log = createLog(level, { write: (line) => void lines.push(JSON.parse(line)) });
  return { lines, log };
}

describe("the log of the server", () => {
  it("is JSON with a time, and keeps to its level", () => {
    const { lines, log } = linesOf("warn");
    log.info("niet dit");
    log.warn({ planId: "p1" }, "wel dit");
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ planId: "p1", msg: "wel dit" });
    expect(String(lines[0]?.["time"])).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it("holds no secrets and no words of a plan, also when someone passes them", () => {
    const { lines, log } = linesOf("info");
    log.info({ password: "x", text: "y", request: { cookie: "z" } }, "ingelogd");
    expect(JSON.stringify(lines)).not.toMatch(/"[xyz]"/);
  });
});
