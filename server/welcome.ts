/** What the terminal says after a start. */
import { styleText } from "node:util";
import type { Running } from "./start.ts";

/** The address, and with the demo the accounts with their passwords. */
export function welcome({ address, accounts }: Pick<Running, "address" | "accounts">): string {
  const lines = [
    "",
    `  ${styleText("bold", "Wijkpen staat klaar:")} ${styleText(["cyan", "underline"], address)}`,
    "",
  ];
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ email }) => email.length));
    lines.push(
      "  Log in met een van deze demo-accounts. De wachtwoorden gelden tot de volgende start.",
      "",
    );
    for (const { part, name, email, password } of accounts)
      lines.push(`    ${email.padEnd(width)}   ${styleText("bold", password)}   ${name}: ${part}`);
    lines.push("");
  }
  lines.push("  Stoppen: Ctrl+C", "");
  return lines.join("\n");
}
