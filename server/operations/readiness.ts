/** Whether this server can take people now: one probe for each thing that it needs. */

/** `beperkt`: people can come, and miss something. `mis`: send them elsewhere. */
export type Finding = { state: "goed" | "beperkt" | "mis"; message: string };

/** One thing that a server needs. `look` may reject or hang: that is `mis` as well. */
export type Probe = { name: string; look(): Finding | Promise<Finding> };

export type Part = Finding & { name: string };

export type Readiness = {
  /** Looks at most once a second, however often it is asked: anybody may ask. */
  look(): Promise<{ status: "gereed" | "niet-gereed" | "stopt"; parts: Part[] }>;
  /** From now on the answer is `stopt`: a proxy sends nobody new while this server still serves who is there. */
  stop(): void;
};

export type ReadinessOptions = {
  /** Milliseconds that a probe may take. */
  patience?: number;
  /** Milliseconds, of a clock that never goes back. */
  now?: () => number;
};

const LOOKED_FOR = 1_000;

export function createReadiness(
  probes: readonly Probe[],
  { patience = 2_000, now = () => performance.now() }: ReadinessOptions = {},
): Readiness {
  let isStopping = false;
  let last: { at: number; parts: Promise<Part[]> } | null = null;
  const parts = (): Promise<Part[]> => {
    if (last === null || now() - last.at >= LOOKED_FOR)
      last = { at: now(), parts: Promise.all(probes.map((probe) => lookAt(probe, patience))) };
    return last.parts;
  };
  return {
    async look() {
      if (isStopping) return { status: "stopt", parts: [] };
      const found = await parts();
      const isReady = found.every(({ state }) => state !== "mis");
      return { status: isReady ? "gereed" : "niet-gereed", parts: found };
    },
    stop: () => void (isStopping = true),
  };
}

async function lookAt({ name, look }: Probe, patience: number): Promise<Part> {
  const { promise: late, resolve } = Promise.withResolvers<Finding>();
  const timer = setTimeout(
    () => resolve({ state: "mis", message: `Geeft binnen ${patience} ms geen antwoord.` }),
    patience,
  );
  try {
    return { name, ...(await Promise.race([look(), late])) };
  } catch {
    // Why is in the log of the part itself; here anybody can read it.
    return { name, state: "mis", message: "Geeft een fout. Kijk in het logboek." };
  } finally {
    clearTimeout(timer);
  }
}
