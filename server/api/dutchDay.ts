/** The day that people in the Netherlands call today, wherever the server stands: "2026-11-22". */
export function dutchDay(moment: Date): string {
  // Sweden writes dates as ISO 8601 does.
  return moment.toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
}
