/** The years, or the quarters of a short plan, above a timeline; never more labels than fit. */

export type Tick = {
  /** First day and last day of what the label stands for, as ISO dates. */
  day: string;
  end: string;
  label: string;
};

/** A year in the smallest letters, with some room around it. */
const LABEL_WIDTH = 21;

/** `from` is a first of January and `to` a 31st of December; `width` in points. */
export function ticksOf(from: string, to: string, width: number): Tick[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const years = last - first + 1;
  if (years <= 2)
    return Array.from({ length: years }, (_, index) => quarters(first + index)).flat();
  const room = Math.floor(width / LABEL_WIDTH);
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 500].find((each) => years / each <= room) ?? 1000;
  return Array.from({ length: Math.ceil(years / step) }, (_, index) => {
    const year = first + index * step;
    const end = Math.min(year + step - 1, last);
    return { day: `${padded(year)}-01-01`, end: `${padded(end)}-12-31`, label: String(year) };
  });
}

function quarters(year: number): Tick[] {
  const days = ["03-31", "06-30", "09-30", "12-31"];
  return days.map((end, index) => ({
    day: `${padded(year)}-${String(index * 3 + 1).padStart(2, "0")}-01`,
    end: `${padded(year)}-${end}`,
    label: index === 0 ? String(year) : `${index + 1}e kw.`,
  }));
}

function padded(year: number): string {
  return String(year).padStart(4, "0");
}
