/** Finds a technical term in running Dutch, with its plural, in any case, and with a hyphen or a space. */

/**
 * Says whether a text has the term as a word of its own: "middenspanningsruimtes" has middenspanningsruimte.
 * `lower` is the same text in lower case, so that a whole plan is put in lower case once and not once per term.
 */
export function termFinder(term: string): (text: string, lower: string) => boolean {
  const parts = term.trim().split(/[\s-]+/);
  const first = parts[0]?.toLowerCase() ?? "";
  if (first === "") return () => false;
  const words = parts.map(escaped).join("[\\s-]?");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?:’?'?s|n|en)?(?![\\p{L}\\p{N}])`, "iu");
  return (text, lower) => lower.includes(first) && pattern.test(text);
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
