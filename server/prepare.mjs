/**
 * Makes a checkout ready to run, before `npm start` and `npm test`: installs what is missing and builds the editor when
 * it is older than its sources. Plain JavaScript that needs no package: it runs on a bare Node 20, before installing.
 */
import { spawnSync } from "node:child_process";
import {
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Brings the checkout in `root` up to date and gives the steps that were needed: "installeren", "bouwen".
 * `run` starts a program and gives its exit code; `say` gets one Dutch line per step.
 * Throws an Error with a Dutch sentence when a step fails.
 */
export function prepare({ root, run = runProgram, say = console.log }) {
  const steps = [];
  if (needsInstall(root)) {
    say(
      "Wijkpen installeert de onderdelen uit package-lock.json. Dit duurt ongeveer een halve minuut.",
    );
    steps.push("installeren");
    step(
      run,
      root,
      "npm",
      ["ci", "--no-audit", "--no-fund", "--loglevel=error"],
      "Installeren is mislukt. Controleer uw internetverbinding en voer npm ci uit.",
    );
  }
  linkCommand(root);
  if (needsBuild(root)) {
    say("Wijkpen bouwt de schermen.");
    steps.push("bouwen");
    step(
      run,
      root,
      "npm",
      ["run", "--silent", "build", "--", "--logLevel", "warn"],
      "Het bouwen van de schermen is mislukt. De melding hierboven zegt waarom.",
    );
  }
  return steps;
}

/** Whether node_modules holds something else than the lock file asks. */
export function needsInstall(root) {
  const installed = readLock(join(root, "node_modules", ".package-lock.json"));
  const wanted = readLock(join(root, "package-lock.json"));
  if (wanted === null) return false;
  if (installed === null) return true;
  const isProduction = process.env.NODE_ENV === "production";
  return Object.entries(wanted).some(([path, { version, optional, dev, devOptional }]) => {
    if (path === "") return false;
    // npm leaves out what is optional and made for other platforms, and in production what is for developers.
    const mayMiss = optional || devOptional || (dev && isProduction);
    const there = installed[path];
    return there ? there.version !== version : !mayMiss;
  });
}

/** Whether the built editor is missing or older than what it is made of. */
export function needsBuild(root) {
  const built = modifiedAt(join(root, "editor", "dist", "index.html"));
  if (built === 0) return existsSync(join(root, "editor", "index.html"));
  const sources = [
    join(root, "package-lock.json"),
    ...filesIn(join(root, "editor")),
    ...filesIn(join(root, "templates")),
  ];
  return sources.some((path) => modifiedAt(path) > built);
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? null;
  } catch {
    return null; // missing or cut off half-way: install again
  }
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "dist" || entry.name === "node_modules") return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** npm links the commands of packages, not of the checkout itself; with this link `npx wijkpen` finds it. */
function linkCommand(root) {
  const isWindows = process.platform === "win32";
  const link = join(root, "node_modules", ".bin", isWindows ? "wijkpen.cmd" : "wijkpen");
  if (existsSync(link) || !existsSync(dirname(link))) return;
  try {
    rmSync(link, { force: true });
    if (isWindows) writeFileSync(link, '@node "%~dp0\\..\\..\\server\\cli.mjs" %*\r\n');
    else symlinkSync(join("..", "..", "server", "cli.mjs"), link);
  } catch {
    // A folder that may not be written to, as in a container: only `npx wijkpen` misses it.
  }
}

function step(run, root, program, parameters, sentence) {
  if (run(program, parameters, root) !== 0) throw new Error(sentence);
}

function runProgram(program, parameters, root) {
  // On Windows npm is a script, which only a shell can start.
  const isWindows = process.platform === "win32";
  return spawnSync(program, parameters, { cwd: root, stdio: "inherit", shell: isWindows }).status;
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  try {
    if (process.argv[2] === "link") linkCommand(root);
    else prepare({ root });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
