/**
 * Brings the database given as a parameter up to date, with heavy steps behind the real ones; says "bezig" when it begins.
 * To be killed.
 */
import { DatabaseSync } from "node:sqlite";
import { migrate } from "../../server/store/migrations.ts";
import { STEPS } from "./heavySteps.ts";

const db = new DatabaseSync(process.argv[2] ?? "");
db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
process.stdout.write("bezig\n");
migrate(db, STEPS);
db.close();
