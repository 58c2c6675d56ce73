import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/fsync.ts";

describe("a server that strace watches (npm run chaos fsync) [SY4, ST8]", () => {
  it("shows and acknowledges nothing before it is flushed to the disk", async () => {
    const { faults, line } = await run({ sloppy: 0 });
    expect(faults).toEqual([]);
    if (isLeftOut(line)) process.stderr.write(`${line}.\n`);
    else expect(line).toMatch(/^60 words acknowledged, 60 shown to others, .* 0 too early/);
  });

  it("is found out when it does not flush", async () => {
    const { faults, line } = await run({ sloppy: 1 });
    if (!isLeftOut(line)) expect(faults[0]).toMatch(/before it was on disk/);
  });
});

const isLeftOut = (line: string) => line.startsWith("LET OP");

function run(options: { sloppy: number }) {
  return suite.run({ seed: 3, edits: 60, writers: 3, ...options }, () => {});
}
