/** Which goals are about buildings without gas. Asked by DOE-09 and JUR-07. */
import type { Block } from "../plan.ts";
import type { PlanIndex } from "./planIndex.ts";

const BUILDING_UNITS = new Set([
  "woning",
  "woningen",
  "gebouw",
  "gebouwen",
  "aansluiting",
  "aansluitingen",
]);

/** Goals of the theme warmte-en-energie that are measured in woningen, gebouwen or aansluitingen. */
export function aardgasvrijDoelen(index: PlanIndex): Block<"doelstelling">[] {
  return index
    .all("doelstelling")
    .filter(
      ({ values }) =>
        values.thema === "warmte-en-energie" &&
        values.indicatorIds.some((id) => countsBuildings(index, id)),
    );
}

/** A unit is compared by its first word: "woningen met aanbod" counts woningen (model.md 3). */
function countsBuildings(index: PlanIndex, indicatorId: string): boolean {
  const unit = index.find("indicator", indicatorId)?.values.eenheid ?? "";
  return BUILDING_UNITS.has(
    unit
      .trim()
      .toLowerCase()
      .split(/[\s,;(/]+/)[0] ?? "",
  );
}
