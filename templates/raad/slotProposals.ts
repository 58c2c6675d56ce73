/** One proposal per slot of the raadsvoorstel, from the blocks of the plan (raadsstukken.md section 2). */
import { formatList, formatMoney, formatNumber } from "../format.ts";
import type { Plan } from "../plan.ts";
import { blocksNamed } from "../plan.ts";
import { endOfGas } from "../present/money.ts";
import { plainText } from "../prose.ts";
import type { SlotName } from "../stukken.ts";
import { totalsOf } from "../totals.ts";
import { RAAD_FACTS } from "./legalFacts.ts";
import {
  areaOf,
  countedMeasures,
  earlierDecision,
  effectSentence,
  homesIn,
  inMoment,
  lowerFirst,
  momentOf,
  planTitle,
  sentence,
  stepNamed,
  stepsOf,
  upperFirst,
} from "./planFacts.ts";
import type { Draft } from "./proposals.ts";
import { routeOf } from "./route.ts";

/** The slots for which the plan says enough. */
export function slotDrafts(plan: Plan): Draft[] {
  return (Object.entries(BUILDERS) as [SlotName, (plan: Plan) => (string | null)[]][]).flatMap(
    ([target, build]) => {
      const tekst = build(plan)
        .filter((part) => part !== null && part !== "")
        .join(" ");
      return tekst === ""
        ? []
        : [{ key: target, target, besluitId: null, titel: "", tekst, antwoord: "" }];
    },
  );
}

const BUILDERS: Partial<Record<SlotName, (plan: Plan) => (string | null)[]>> = {
  samenvatting: summary,
  inleiding: introduction,
  kader: (plan) => [earlierDecision(plan), ...frames(plan)],
  beoogdEffect: (plan) =>
    blocksNamed(plan, "doelstelling").map((goal) => effectSentence(plan, goal)),
  financien: finance,
  juridisch: (plan) => routeOf(plan).facts.map((id) => RAAD_FACTS[id].statement),
  participatie: participation,
  communicatie: communication,
  uitvoering: execution,
  evaluatie: evaluation,
};

function summary(plan: Plan): (string | null)[] {
  const [homes, goals, measures] = [
    homesIn(plan),
    blocksNamed(plan, "doelstelling").length,
    countedMeasures(plan).length,
  ];
  const { nodigTotaal, gevraagd } = totalsOf(plan);
  const end = endOfGas(plan);
  return [
    homes > 0 ? `${upperFirst(areaOf(plan))} telt ${formatNumber(homes)} woningen.` : null,
    goals > 0 && measures > 0
      ? `Het plan heeft ${goals} doelstellingen en ${measures} maatregelen.`
      : null,
    nodigTotaal > 0 ? `De hele aanpak kost ${formatMoney(nodigTotaal)}.` : null,
    gevraagd > 0 ? `De raad wordt gevraagd om ${formatMoney(gevraagd)}.` : null,
    end === null ? null : `Het aardgas stopt ${inMoment(end)}.`,
  ];
}

function introduction(plan: Plan): (string | null)[] {
  const homes = homesIn(plan);
  const reason = blocksNamed(plan, "opgave").find(({ values }) => values.status === "gekozen");
  const story = reason ? plainText(reason.values.omschrijving) : "";
  return [
    earlierDecision(plan),
    homes > 0 ? `In ${areaOf(plan)} staan ${formatNumber(homes)} woningen.` : null,
    story === "" ? null : sentence(story),
    `Wij vragen de raad een besluit te nemen over het ${lowerFirst(planTitle(plan))}.`,
  ];
}

function frames(plan: Plan): string[] {
  return blocksNamed(plan, "kader")
    .filter(({ values }) => values.vastgesteldDoor === "raad")
    .map(({ title }) => `Kader van de raad: ${lowerFirst(sentence(title))}`);
}

function finance(plan: Plan): (string | null)[] {
  const {
    nodigTotaal,
    hard,
    gevraagd,
    zacht,
    tekort,
    tekortBijTegenvallendeSubsidie,
    aangevraagd,
  } = totalsOf(plan);
  if (nodigTotaal === 0) return [];
  const { btw, prijspeil } = plan.plangegevens.values;
  return [
    `De aanpak kost ${formatMoney(nodigTotaal)}.`,
    `Daarvan is ${formatMoney(hard)} gedekt of toegezegd en ${formatMoney(zacht)} aangevraagd of geraamd.`,
    gevraagd > 0 ? `Over ${formatMoney(gevraagd)} beslist de raad met dit voorstel.` : null,
    tekort > 0 ? `Voor ${formatMoney(tekort)} is nog geen dekking.` : null,
    aangevraagd > 0
      ? `Komt geen enkele aangevraagde bijdrage, dan is het tekort ${formatMoney(tekortBijTegenvallendeSubsidie)}.`
      : null,
    btw && prijspeil ? `Bedragen zijn ${btw} btw en in prijzen van ${prijspeil}.` : null,
  ];
}

function participation(plan: Plan): (string | null)[] {
  const rounds = blocksNamed(plan, "participatie").map(({ title, values }) => {
    const result = plainText(values.opbrengst);
    const done = plainText(values.verwerkingToelichting);
    const reached = values.aantalBereikt === null ? "" : ` (${values.aantalBereikt} mensen)`;
    return `${title}${reached}: ${[lowerFirst(sentence(result)), sentence(done)].filter(Boolean).join(" ")}`;
  });
  const agreed = blocksNamed(plan, "betrokkenPartij").filter(
    ({ values }) => values.instemming === "akkoord" || values.instemming === "ondertekend",
  );
  return [
    ...rounds,
    agreed.length > 0 ? `Akkoord zijn ${formatList(agreed.map(({ title }) => title))}.` : null,
  ];
}

function communication(plan: Plan): (string | null)[] {
  const moments = stepsOf(plan).filter(
    ({ soort, sleutel }) => soort === "terinzagelegging" || sleutel === "raadsbesluit",
  );
  return [
    ...moments.map((step) => `${upperFirst(momentOf(step))}: ${lowerFirst(sentence(step.title))}`),
    moments.length > 0 ? "Na het besluit krijgen alle bewoners een brief." : null,
  ];
}

function execution(plan: Plan): (string | null)[] {
  const start = stepNamed(plan, "start-uitvoering");
  const after = stepsOf(plan).find(
    ({ soort, sleutel }) =>
      soort === "besluitmoment" && sleutel !== "college-besluit" && sleutel !== "raadsbesluit",
  );
  return [
    start ? `De uitvoering begint ${inMoment(momentOf(start))}.` : null,
    after
      ? `Het eerstvolgende besluit na dit voorstel is: ${lowerFirst(after.title)} (${momentOf(after)}).`
      : null,
  ];
}

function evaluation(plan: Plan): (string | null)[] {
  const indicators = blocksNamed(plan, "indicator");
  const first = stepNamed(plan, "evaluatie");
  return [
    indicators.length > 0
      ? `De raad volgt de uitvoering met ${indicators.length} indicatoren uit hoofdstuk 15 van het plan.`
      : null,
    first ? `De eerste evaluatie met de raad is ${inMoment(momentOf(first))}.` : null,
  ];
}
