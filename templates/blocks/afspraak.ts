import { defineBlock, title } from "../block.ts";
import { choice, date, line, period, reference, references, rows, text } from "../fieldKinds.ts";

/** Actions that follow from an afspraak or a risico. */
export const ACTIONS = rows(
  "Acties",
  "actie",
  {
    actie: line("Actie"),
    partijId: reference("Wie", "betrokkenPartij", { required: false }),
    gereed: date("Gereed op", { required: false }),
  },
  { required: false },
);

/** Who needs what from whom, and when. Source: S3. */
export const afspraak = defineBlock({
  name: "afspraak",
  title: "Afspraak",
  plural: "Afspraken",
  purpose: "Wie wat van wie nodig heeft, en wanneer.",
  codePrefix: "A",
  chapters: [8],
  fields: {
    titel: title(),
    vanPartijId: reference("Wie levert?", "betrokkenPartij"),
    aanPartijId: reference("Aan wie?", "betrokkenPartij"),
    wanneer: period("Wanneer"),
    status: choice("Stand", { gemaakt: "Gemaakt", concept: "Concept", open: "Open" }),
    vastgelegdIn: line("Vastgelegd in", { required: false }),
    tijdspadItemIds: references("Stappen in het tijdspad", "tijdspad-item", { required: false }),
    watNodig: text("Wat is er nodig?"),
    acties: ACTIONS,
  },
});
