/** The calls about metingen: what was measured of an indicator. */
import type { Call, JsonCall } from "./api.ts";

export type MeasurementWords = {
  indicatorId: string;
  /** A day, a month or a year. */
  date: string;
  value: number;
  note: string | null;
};

/** One that came with a file has no author. */
export type MeasurementLine = MeasurementWords & {
  /** Another one after each change. */
  id: string;
  authorName: string | null;
  createdAt: string | null;
};

export function measurementCalls(call: Call, json: JsonCall) {
  const all = (planId: string) => `/api/plans/${encodeURIComponent(planId)}/measurements`;
  const at = (planId: string, id: string) => `${all(planId)}/${encodeURIComponent(id)}`;
  return {
    measurements: async (planId: string): Promise<MeasurementLine[]> =>
      (await json<{ measurements: MeasurementLine[] }>("GET", all(planId))).measurements,
    addMeasurement: async (planId: string, words: MeasurementWords) =>
      void (await call("POST", all(planId), words)),
    changeMeasurement: async (planId: string, id: string, words: MeasurementWords) =>
      void (await call("PUT", at(planId, id), words)),
    removeMeasurement: async (planId: string, id: string) =>
      void (await call("DELETE", at(planId, id))),
  };
}
