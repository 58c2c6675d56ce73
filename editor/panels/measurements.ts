/** "Metingen" of an indicator; the dialog is fetched when somebody asks for it. */
import { showDialog } from "../dialog.ts";
import { whenLoaded } from "../whenLoaded.ts";
import type { MeasurementOptions } from "./measurementsDialog.ts";

export type Measurements = {
  /** Shows those of one indicator. */
  open(indicatorId: string): void;
  /** A colleague changed one. */
  refresh(): void;
};

export function createMeasurements(options: MeasurementOptions): Measurements {
  let shown: { refresh(): Promise<void> } | null = null;
  return {
    open(id) {
      whenLoaded(options.announcer, import("./measurementsDialog.ts"), (part) => {
        const indicator = options.indicatorOf(id);
        if (!indicator) return;
        const dialog = part.createMeasurementDialog(options, indicator);
        shown = dialog;
        dialog.element.addEventListener("close", () => (shown = null));
        showDialog(dialog.element);
        void dialog.refresh();
      });
    },
    refresh: () => void shown?.refresh(),
  };
}
