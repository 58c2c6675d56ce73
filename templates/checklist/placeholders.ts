/** Finds text that someone still has to fill in: [invullen], xxx, ??? and the like. Footnotes such as [1] are left alone. */

const OPEN_TEXT =
  /\[\s{0,3}(?:…|\.{2,}|[xX?_]+|p\.?m\.?|n\.?t\.?b\.?|tbd|todo|(?:nog |hier )?(?:in te vullen|invullen|aanvullen|toevoegen)|vul\b[^\]]{0,60}|(?:naam|datum|bedrag|aantal|titel|tekst|jaar|jaartal|adres|bron|plaats)(?: [^\]]{0,60})?|nader[^\]]{0,60}|volgt)\s{0,3}\]|(?<![\p{L}\p{N}])(?:x{3,}|todo|lorem ipsum)(?![\p{L}\p{N}])|\?{3,}|_{3,}|\.{5,}|…{2,}|<(?:invullen|naam|datum|bedrag)[^>]{0,40}>/giu;

/** The placeholders in a text, each once, in order. */
export function placeholdersIn(text: string): string[] {
  if (!/[[?_<…]|\.{5}|xxx|todo|lorem/i.test(text)) return [];
  return [...new Set([...text.matchAll(OPEN_TEXT)].map(([found]) => found))];
}
