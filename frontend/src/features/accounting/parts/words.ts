/** `e_reputation/cleaning` at the end of an accounting label. */
const LINE = /\s(\w+)\/(\w+)$/;

/** An entry's label for people: its claim is in the column of the piece, its codes are put in words. */
export function labelOf(entry: { label: string; piece: string }, word: (group: "guarantee" | "benefit", code: string) => string): string {
  const found = LINE.exec(entry.label);
  const told = (found ? entry.label.slice(0, found.index) : entry.label).replace(entry.piece, "").replace(/\s+/g, " ").trim();
  if (!found) return told;
  const [, guarantee = "", benefit = ""] = found;
  return `${told} – ${guarantee === benefit ? word("guarantee", guarantee) : `${word("benefit", benefit)} (${word("guarantee", guarantee)})`}`;
}
