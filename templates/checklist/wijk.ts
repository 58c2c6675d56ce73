/** WIJ and KAD: the neighbourhood in figures, and what is fixed beforehand. */
import { formatNumber } from "../format.ts";
import type { Block } from "../plan.ts";
import { about, askFor, emptyFields, inChapter, isFilled, nothingYet } from "./observe.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation } from "./rule.ts";

const NO_PROFILE = { notApplicable: "Dit plan heeft nog geen wijkprofiel; zie WIJ-01." };

export const WIJK_RULES = ruleGroup("WIJ", "Wijkprofiel", [
  {
    id: "WIJ-01",
    question:
      "Staat in een wijkprofiel hoeveel woningen er zijn, van wie ze zijn en hoeveel huishoudens er wonen?",
    severity: "blokkerend",
    source: ["N1", "S2", "W12"],
    why: "Zonder cijfers over de wijk kan niemand nagaan of de keuzes en de kosten kloppen.",
    check: (_plan, _context, index) => {
      const profiles = index.all("wijkprofiel");
      if (profiles.length === 0)
        return [
          nothingYet(
            "wijkprofiel",
            "Er is nog geen wijkprofiel. Voeg in hoofdstuk 2 een wijkprofiel toe met woningen, eigendom, huishoudens en peiljaar.",
          ),
        ];
      const asked = profiles.map(askForFigures);
      return asked.some((observations) => observations.length === 0) ? [] : asked.flat();
    },
  },
  {
    id: "WIJ-02",
    question:
      "Tellen de woningen per soort eigenaar op tot het totaal, en de woningen per type ook?",
    severity: "blokkerend",
    source: ["N1", "EIGEN"],
    why: "Als de aantallen niet optellen, klopt ook de som van de kosten en de oplossingen niet.",
    absolute: true,
    check: (_plan, _context, index) => {
      const profiles = index.all("wijkprofiel");
      return profiles.length === 0
        ? NO_PROFILE
        : profiles.flatMap((profile) => [...ownershipGap(profile), ...typesGap(profile)]);
    },
  },
  {
    id: "WIJ-03",
    question:
      "Staat er wat er in de grond ligt en wat corporatie, netbeheerder en gemeente van plan zijn?",
    severity: "waarschuwing",
    source: ["S2", "A4", "N6"],
    why: "Wie weet wat er in de grond ligt en wat anderen van plan zijn, hoeft een straat maar één keer open te maken.",
    check: (_plan, { settings: { partnerPlans } }, index) => {
      const profiles = index.all("wijkprofiel");
      if (profiles.length === 0) return NO_PROFILE;
      return profiles.flatMap((profile) => {
        const { length } = profile.values.plannenVanPartners.filter(isFilled);
        const few = about(
          profile,
          `er ${length === 1 ? "staat 1 plan" : `staan ${length} plannen`} van partners in. Noem er ten minste ${partnerPlans}.`,
          {
            mend: { kind: "addRow", blockId: profile.id, field: "plannenVanPartners" },
          },
        );
        return [
          ...askFor(profile, [
            "infrastructuur.gasnet",
            "infrastructuur.elektriciteitsnet",
            "infrastructuur.riolering",
            "infrastructuur.warmte",
          ]),
          ...(length < partnerPlans ? [few] : []),
        ];
      });
    },
  },
  {
    id: "WIJ-04",
    question: "Is bekend wie er wonen en hoeveel huishoudens energiearmoede hebben?",
    severity: "waarschuwing",
    source: ["S0", "S2", "W12"],
    why: "Wie niet weet wie er wonen, kan er niet voor zorgen dat iedereen mee kan doen.",
    check: (_plan, _context, index) => {
      const profiles = index.all("wijkprofiel");
      return profiles.length === 0
        ? NO_PROFILE
        : profiles.flatMap((profile) =>
            askFor(profile, ["socialeOpbouw", "energiearmeHuishoudens"]),
          );
    },
  },
]);

export const KADER_RULES = ruleGroup("KAD", "Kaders", [
  {
    id: "KAD-01",
    question: "Ligt in een kader vast welke kant de techniek op gaat, of wat is uitgesloten?",
    severity: "blokkerend",
    source: ["S3"],
    why: "De raad stelt kaders. Zonder kader over de techniek is niet duidelijk waarbinnen het plan kiest.",
    check: (_plan, _context, index) => {
      const found = index
        .all("kader")
        .some(({ values: { soort } }) => soort === "techniekrichting" || soort === "uitsluiting");
      const message =
        "Er is nog geen kader over de techniekrichting of over wat is uitgesloten. Voeg dat toe in hoofdstuk 3.";
      return found
        ? []
        : [
            {
              blockIds: [],
              chapter: 3,
              message,
              mend: { kind: "createBlock", type: "kader", values: { soort: "techniekrichting" } },
            },
          ];
    },
  },
  {
    id: "KAD-02",
    question: "Staan de kernwaarden en de gezamenlijke ambitie van de partijen vast?",
    severity: "waarschuwing",
    source: ["S1", "S3"],
    why: "Kernwaarden en ambitie zijn de maatlat voor latere keuzes, ook als het tegenzit.",
    check: (_plan, _context, index) => {
      const kaders = index.all("kader");
      const values = kaders.filter(({ values: { soort } }) => soort === "kernwaarde");
      const found: Observation[] = [];
      if (values.length === 0)
        found.push({
          ...inChapter(
            3,
            "Er is nog geen kader met een kernwaarde. Leg vast wat u belangrijk vindt en waarom.",
          ),
          mend: { kind: "createBlock", type: "kader", values: { soort: "kernwaarde" } },
        });
      else if (values.every(({ values: { motivering } }) => !isFilled(motivering)))
        found.push(...values.flatMap((kader) => askFor(kader, ["motivering"])));
      if (!kaders.some(({ values: { soort } }) => soort === "gezamenlijke-ambitie"))
        found.push({
          ...inChapter(
            3,
            "Er is nog geen kader met de gezamenlijke ambitie van de partijen. Voeg die toe.",
          ),
          mend: { kind: "createBlock", type: "kader", values: { soort: "gezamenlijke-ambitie" } },
        });
      return found;
    },
  },
]);

function askForFigures(profile: Block<"wijkprofiel">): Observation[] {
  const asked = askFor(profile, [
    "woningen",
    "eigendom.koop",
    "eigendom.corporatie",
    "eigendom.particuliereHuur",
    "huishoudens",
    "peiljaar",
  ]);
  return profile.values.woningen === 0
    ? [
        ...asked,
        about(profile, "het aantal woningen is 0. Vul het aantal woningen in het gebied in."),
      ]
    : asked;
}

function ownershipGap(profile: Block<"wijkprofiel">): Observation[] {
  const {
    woningen,
    "eigendom.koop": koop,
    "eigendom.corporatie": corporatie,
    "eigendom.particuliereHuur": huur,
  } = profile.values;
  const nothing =
    emptyFields(profile, ["eigendom.koop", "eigendom.corporatie", "eigendom.particuliereHuur"])
      .length === 3;
  const sum = (koop ?? 0) + (corporatie ?? 0) + (huur ?? 0);
  if (woningen === null || nothing || sum === woningen) return [];
  return [
    about(
      profile,
      `koop (${formatNumber(koop ?? 0)}), corporatie (${formatNumber(corporatie ?? 0)}) en particuliere huur (${formatNumber(huur ?? 0)}) tellen op tot ${formatNumber(sum)}, maar er zijn ${formatNumber(woningen)} woningen. Pas de aantallen aan.`,
      { mend: { kind: "goTo", blockId: profile.id, field: "eigendom.koop" } },
    ),
  ];
}

function typesGap(profile: Block<"wijkprofiel">): Observation[] {
  const { woningen, woningtypen } = profile.values;
  const sum = woningtypen.reduce((total, { aantal }) => total + (aantal ?? 0), 0);
  if (woningen === null || sum === woningen) return [];
  return [
    about(
      profile,
      `de woningtypen tellen op tot ${formatNumber(sum)}, maar er zijn ${formatNumber(woningen)} woningen. Pas de aantallen aan.`,
      {
        mend: { kind: "addRow", blockId: profile.id, field: "woningtypen" },
      },
    ),
  ];
}
