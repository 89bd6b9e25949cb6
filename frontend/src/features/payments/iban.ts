/** Account numbers as people read them. The API decides; this only catches a slip of the finger before it is sent. */

const LENGTHS: Record<string, number> = {
  AT: 20, BE: 16, CH: 21, DE: 22, ES: 24, FR: 27, GB: 22, GR: 27, IE: 22, IT: 27, LU: 20, MC: 27, NL: 18, PT: 25,
};

const bare = (typed: string) => typed.replace(/[\s.-]/g, "").toUpperCase();

/** FR76 3000 6000 0112 3456 7890 189; a masked one keeps its dots. */
export const grouped = (iban: string) => (iban.includes("•") ? iban : (bare(iban).match(/.{1,4}/g) ?? []).join(" "));

/** What is wrong with an account number, null when nothing seen here is. */
export function ibanTrouble(typed: string): "shape" | "length" | "key" | null {
  const iban = bare(typed);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return "shape";
  const length = LENGTHS[iban.slice(0, 2)];
  if (length !== undefined && iban.length !== length) return "length";
  return remainder(iban) === 1 ? null : "key";
}

/** ISO 13616: the first four characters go last, letters count from 10, the whole modulo 97. */
function remainder(iban: string): number {
  const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((sign) => parseInt(sign, 36).toString()).join("");
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}
