/** What is wrong with a plan file, where, in a Dutch sentence. */
export class PlanFault extends Error {
  /** JSON path of the place: "blokken[3].dekking[0].bedrag"; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong, without the place. */
  readonly sentence: string;

  constructor(path: string, sentence: string) {
    super(path === "" ? sentence : `${sentence} Plaats in het bestand: ${path}.`);
    this.name = "PlanFault";
    this.path = path;
    this.sentence = sentence;
  }
}
