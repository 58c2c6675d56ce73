/** Themes of opgaven, doelstellingen and koppelkansen. Sources: S1, S2, W11, K1 (methodology.md section 5). */
export const THEMES = {
  "warmte-en-energie": "Warmte en energie",
  "isolatie-en-renovatie": "Isolatie en renovatie",
  "betaalbaarheid-en-energiearmoede": "Betaalbaarheid en energiearmoede",
  klimaatadaptatie: "Klimaatadaptatie",
  circulariteit: "Circulariteit",
  "groen-en-biodiversiteit": "Groen en biodiversiteit",
  werkgelegenheid: "Werkgelegenheid",
  "leefbaarheid-en-sociaal": "Leefbaarheid en sociaal",
  gezondheid: "Gezondheid",
  veiligheid: "Veiligheid",
  onderwijs: "Onderwijs",
  "zorg-en-welzijn": "Zorg en welzijn",
  "mobiliteit-en-parkeren": "Mobiliteit en parkeren",
  "wonen-en-woningaanbod": "Wonen en woningaanbod",
  overig: "Overig",
} as const;
