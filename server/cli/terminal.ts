/** Where a command writes, and the progress bar that people see while they wait. */

export type Output = { write(text: string): unknown; isTTY?: boolean; columns?: number };

export type Terminal = {
  out: Output;
  err: Output;
  /** "2026-11-22" */
  today: string;
};

export type ProgressBar = { show(step: string, fraction: number): void; clear(): void };

/** A bar of one line on stderr, only where a person looks: never in a file, a pipe or a log. */
export function createProgressBar(err: Output): ProgressBar {
  if (!err.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show(step, fraction) {
      const filled = Math.round(Math.min(Math.max(fraction, 0), 1) * BAR);
      const line = `${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${String(Math.round(fraction * 100)).padStart(3)}% ${step}`;
      err.write(`\r\u001b[K${line.slice(0, (err.columns ?? 80) - 1)}`);
    },
    clear: () => void err.write("\r\u001b[K"),
  };
}

const BAR = 24;
