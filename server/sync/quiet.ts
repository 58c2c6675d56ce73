/** Says when a plan has come to rest: soon after the last edit, and now and then while people go on typing. */

export const QUIET_MS = 2_000;
export const LATEST_MS = 30_000;

export type Quiet = {
  /** There was an edit. */
  touch(): void;
  /** Says it at once when something is waiting to be said, and stops. */
  finish(): void;
};

export function createQuiet(say: () => void): Quiet {
  let soon: NodeJS.Timeout | null = null;
  let latest: NodeJS.Timeout | null = null;

  const stop = () => {
    if (soon) clearTimeout(soon);
    if (latest) clearTimeout(latest);
    soon = latest = null;
  };
  const fire = () => {
    stop();
    say();
  };

  return {
    touch() {
      latest ??= setTimeout(fire, LATEST_MS).unref();
      if (soon) soon.refresh();
      else soon = setTimeout(fire, QUIET_MS).unref();
    },
    finish() {
      if (latest) fire();
    },
  };
}
