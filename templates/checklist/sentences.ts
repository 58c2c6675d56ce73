/** Splits Dutch text into sentences and counts their words; abbreviations, amounts, dates and initials do not end one. */

export type Sentence = {
  words: number;
  /** Its first five words, to find it back. */
  start: string;
};

/** Never the end of a sentence, whatever follows. Words that may end one ("enz.", "mln.") are not here. */
const ABBREVIATIONS = wordSet(
  "a.d. a.h.v. art b.v. bijv bv blz ca cf d.d. d.m.v. d.w.z. dhr dr drs e.v. evt excl hr i.c.m. i.h.a. i.h.k.v. i.o. i.p.v. " +
    "i.s.m. i.v.m. incl ing ir m.a.w. m.b.t. m.i.v. m.n. m.u.v. max mevr min mr mw n.a.v. nl nr nrs o.a. o.b.v. o.g.v. o.l.v. " +
    "plm prof resp st t.a.v. t.b.v. t.g.v. t.h.v. t.m. t.n.v. t.o.v. t.w.v. t.z.t. tel u.a. v.a. vgl w.o.",
);
/** No end when a number follows: "28 jan. 2027". */
const MONTHS = wordSet("jan feb mrt apr jun jul aug sep sept okt nov dec");

/** The sentences of a text. Each line counts on its own: headings and list items are not glued to what follows. */
export function sentencesOf(text: string): Sentence[] {
  return text.split("\n").flatMap(sentencesOfLine);
}

function sentencesOfLine(line: string): Sentence[] {
  const tokens = line.split(/\s+/).filter((token) => token !== "");
  const sentences: Sentence[] = [];
  let words: string[] = [];
  const close = () => {
    if (words.length > 0)
      sentences.push({ words: words.length, start: words.slice(0, 5).join(" ") });
    words = [];
  };
  for (const [at, token] of tokens.entries()) {
    if (isPlainWord(token)) {
      words.push(token);
      continue;
    }
    if (/[\p{L}\p{N}]/u.test(token)) words.push(token);
    if (endsSentence(token, tokens[at + 1])) close();
  }
  close();
  return sentences;
}

/** Most tokens end in a small letter: a word that ends no sentence, without asking further. */
function isPlainWord(token: string): boolean {
  const last = token.charCodeAt(token.length - 1);
  return last >= 97 && last <= 122;
}

function endsSentence(token: string, next: string | undefined): boolean {
  const bare = token.replace(/[)\]"'”’»]+$/, "");
  if (/[!?…]$/.test(bare)) return next === undefined || !/^\p{Ll}/u.test(next);
  if (!bare.endsWith(".")) return false;
  if (next === undefined) return true;
  const word = bare.replace(/^[("'“‘«[]+/, "").slice(0, -1);
  if (isInitial(word) || ABBREVIATIONS.has(word.replaceAll(".", "").toLowerCase())) return false;
  if (MONTHS.has(word.toLowerCase()) && /^\d/.test(next)) return false;
  // "28. januari" and "1. eerste" go on; a capital or a digit after the stop begins a new sentence.
  return !/^[\p{Ll}]/u.test(next);
}

/** One capital, or capitals with stops between them: "J." and "U.A.". */
function isInitial(word: string): boolean {
  return /^\p{Lu}(?:\.\p{Lu})*$/u.test(word);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.replaceAll(".", "").split(" "));
}
