/** The command line: the same functions as the server, for scripts and tests. */
import { dutchDay } from "./api/dutchDay.ts";
import { CliFault } from "./cli/fault.ts";
import { WupError } from "./errors.ts";
import type { Terminal } from "./cli/terminal.ts";

/** Where the command line writes: the process's own streams, or others in tests. */
export type CliStreams = Pick<Terminal, "out" | "err">;

/**
 * Runs one command and gives the exit code: 0 when all is well, 1 when the answer is no (blocking findings) or the
 * work failed, 2 when the input or the command cannot be read. Faults of the user end as a Dutch sentence on stderr.
 */
export async function runCli(
  parameters: readonly string[],
  streams: CliStreams = processStreams(),
): Promise<number> {
  const [name = "", ...rest] = parameters;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (
    name === "" ||
    name === "--help" ||
    name === "-h" ||
    rest.includes("--help") ||
    rest.includes("-h")
  ) {
    streams.out.write(
      command ? `Gebruik: npx wijkpen ${command.usage}\n\n${command.purpose}\n` : help(),
    );
    return name === "" ? 2 : 0;
  }
  try {
    if (!command)
      throw new CliFault(
        `Wijkpen kent de opdracht "${name}" niet. Bekijk de opdrachten met npx wijkpen --help.`,
      );
    return await (
      await command.load()
    )(rest, { ...streams, today: dutchDay(new Date()) });
  } catch (error) {
    if (!(error instanceof CliFault || error instanceof WupError)) throw error;
    streams.err.write(`${error.message}\n`);
    return error instanceof CliFault ? error.exitCode : 1;
  }
}

type Command = {
  usage: string;
  purpose: string;
  /** Each command loads only what it needs. */
  load(): Promise<(parameters: string[], terminal: Terminal) => Promise<number>>;
};

const COMMANDS: Record<string, Command> = {
  check: {
    usage: "check BESTAND.json [--json] [--drempels DREMPELS.json]",
    purpose:
      "Controleert een plan. Geeft 0 zonder blokkerende punten, 1 met, 2 als het bestand niet te lezen is.",
    load: async () => (await import("./cli/check.ts")).check,
  },
  generate: {
    usage:
      "generate BESTAND.json [--kind wup|controle|raadsvoorstel|raadsbesluit|...|pakket] [--profile NAAM] [--concept] [--format docx,pdf] [--sjabloon BESTAND.docx] [--out MAP]",
    purpose:
      "Maakt van een plan het wijkuitvoeringsplan (wup) of het controlerapport (controle) als DOCX en PDF in de map MAP.\n      pakket: alle stukken voor de griffie, met metagegevens en als zip. Geeft 1 met een lijst als er nog iets open staat; --concept maakt het dan toch.",
    load: async () => (await import("./cli/generate.ts")).generate,
  },
  import: {
    usage: "import BESTAND.json [--data MAP] [--owner E-MAILADRES]",
    purpose:
      "Zet een plan in de gegevensmap van een gestopte server. Zonder --owner wordt de schrijver van de demo eigenaar.",
    load: async () => (await import("./cli/import.ts")).importFile,
  },
  export: {
    usage: "export PLAN-ID [--data MAP] [--out BESTAND.json]",
    purpose: "Haalt een plan als JSON uit de gegevensmap van een gestopte server.",
    load: async () => (await import("./cli/export.ts")).exportFile,
  },
  verify: {
    usage: "verify [--data MAP] [--herstel PLAN-ID | --aanvaard]",
    purpose:
      "Controleert alle gegevens in de gegevensmap, ook terwijl de server draait. Geeft 0 als alles heel is, 1 als er iets beschadigd is, 2 als de map niet te lezen is.\n      Met een gestopte server: --herstel gaat met een beschadigd plan verder vanaf de laatste goede versie, en --aanvaard gaat verder zonder wijzigingen die verdwenen zijn.",
    load: async () => (await import("./cli/verify.ts")).verify,
  },
  drempels: {
    usage: "drempels GEMEENTE [--set DREMPELS.json] [--data MAP]",
    purpose:
      "Toont de drempels van de checklist voor een gemeente, of vervangt ze, in de gegevensmap van een gestopte server.",
    load: async () => (await import("./cli/thresholds.ts")).showThresholds,
  },
  profiel: {
    usage: "profiel GEMEENTE [--set PROFIEL.json] [--ruw] [--data MAP]",
    purpose:
      "Toont het gemeenteprofiel als JSON, of vervangt het, in de gegevensmap van een gestopte server. Met --ruw zoals het bewaard is, ook als Wijkpen het niet meer kan lezen.",
    load: async () => (await import("./cli/profile.ts")).showProfile,
  },
  account: {
    usage: "account E-MAILADRES [--name NAAM] [--organisation NAAM] [--beheerder] [--data MAP]",
    purpose:
      "Maakt een account in de gegevensmap van een gestopte server, of geeft het een nieuw wachtwoord. Toont het wachtwoord één keer.",
    load: async () => (await import("./cli/account.ts")).makeAccount,
  },
  migrate: {
    usage: "migrate [--naar mongo|map] [--data MAP]",
    purpose:
      "Werkt de tabellen en indexen bij in de database van MONGODB_URI. Met --naar verhuist het alle gegevens van de gegevensmap naar die database of terug, met gestopte servers, en leest ze aan beide kanten na. Na een onderbreking voert u dezelfde opdracht opnieuw uit.",
    load: async () => (await import("./cli/migrate.ts")).migrate,
  },
  backup: {
    usage: "backup MAP [--data MAP] [--bewaar AANTAL]",
    purpose:
      "Maakt in MAP een reservekopie van de gegevensmap of de database, ook als de server draait, en controleert die. Met --bewaar blijven alleen de laatste bewaard.",
    load: async () => (await import("./cli/backup.ts")).backUp,
  },
  restore: {
    usage: "restore RESERVEKOPIE [--data NIEUWEMAP]",
    purpose:
      "Controleert een reservekopie en zet haar in een lege map, of zonder --data in de lege database van MONGODB_URI. Wie na de kopie nog schreef, kan zijn tekst downloaden.",
    load: async () => (await import("./cli/restore.ts")).restore,
  },
};

function help(): string {
  const commands = Object.values(COMMANDS).map(
    ({ usage, purpose }) => `  ${usage}\n      ${purpose}\n`,
  );
  return `Wijkpen: samen een wijkuitvoeringsplan schrijven, controleren en afleveren.\n\nGebruik: npx wijkpen OPDRACHT\n\n${commands.join("\n")}`;
}

function processStreams(): CliStreams {
  return { out: process.stdout, err: process.stderr };
}
