/** The migrations, and two more that touch every row of the log: as later ones may. */
import { MIGRATIONS } from "../../server/store/migrations.ts";

export const STEPS: readonly string[] = [
  ...MIGRATIONS,
  `ALTER TABLE log ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
   UPDATE log SET length = octet_length("update");`,
  `CREATE TABLE newLog AS SELECT * FROM log;
   CREATE INDEX newLogByLength ON newLog (length);
   DROP TABLE log;
   ALTER TABLE newLog RENAME TO log;`,
];
