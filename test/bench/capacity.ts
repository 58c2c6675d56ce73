/** Projects the busiest week of 342 gemeenten from what one plan, writer and document cost: npm run capacity [-- SEED]. */
import { capacityTables } from "../support/capacityTables.ts";

console.log(capacityTables(Number(process.argv.at(-1)) || 2026));
