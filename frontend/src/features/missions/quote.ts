/**
 * What a quote's lines come to, in whole cents, as the server reckons: net = unit price × quantity, the tax of each line
 * is cut to the cent half up, totals add lines and round nothing. Only to show while one types: the server's answer wins.
 */
import type { QuoteLineIn } from "@/api/types.gen";

export const VAT_RATES = ["20", "8.5", "0"] as const;
export type VatRate = (typeof VAT_RATES)[number];

/** A line as a form holds it; amounts as the wire writes them, "" while nothing is typed. */
export interface TypedLine {
  key: number;
  label: string;
  quantity: number;
  unit: string;
  /** "" when the paper only gives the total. */
  rate: VatRate | "";
  total: string;
  reverse: boolean;
}

export interface Amounts {
  ht: bigint | null;
  vat: bigint | null;
  ttc: bigint;
}

const WIRE = /^(-?)(\d+)\.(\d{2})$/;

/** "1800.50" in cents; null when it is no amount. */
export function cents(amount: string): bigint | null {
  const found = WIRE.exec(amount);
  if (!found) return null;
  const whole = BigInt(`${found[2]}${found[3]}`);
  return found[1] ? -whole : whole;
}

/** Cents as the wire writes them. */
export function wire(amount: bigint): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const TENTHS: Record<VatRate, bigint> = { "20": 200n, "8.5": 85n, "0": 0n };

/** The tax on a net amount that is not negative, half up to the cent. */
export const vatOf = (ht: bigint, rate: VatRate) => (ht * TENTHS[rate] + 500n) / 1000n;

/** The amounts of a line; null while it says too little. */
export function amountsOf(line: Pick<TypedLine, "quantity" | "unit" | "rate" | "total">): Amounts | null {
  if (line.rate === "") {
    const ttc = cents(line.total);
    return ttc === null ? null : { ht: null, vat: null, ttc };
  }
  const unit = cents(line.unit);
  if (unit === null || !Number.isInteger(line.quantity) || line.quantity < 1) return null;
  const ht = unit * BigInt(line.quantity);
  const vat = vatOf(ht, line.rate);
  return { ht, vat, ttc: ht + vat };
}

/** Net and tax are known only when every line tells them; null while no line says anything. */
export function totalsOf(lines: readonly TypedLine[]): Amounts | null {
  const told = lines.map(amountsOf).filter((one) => one !== null);
  if (told.length === 0) return null;
  const detailed = told.every((one) => one.ht !== null);
  const sum = (of: (one: Amounts) => bigint) => told.reduce((total, one) => total + of(one), 0n);
  return {
    ht: detailed ? sum((one) => one.ht ?? 0n) : null,
    vat: detailed ? sum((one) => one.vat ?? 0n) : null,
    ttc: sum((one) => one.ttc),
  };
}

/** The line as it is sent; the server reckons again from the unit price. */
export const sentLine = (line: TypedLine): QuoteLineIn =>
  line.rate === ""
    ? { label: line.label, quantity: line.quantity, amount_ttc: line.total }
    : { label: line.label, quantity: line.quantity, unit_price_ht: line.unit, vat_rate: line.rate, reverse_charge: line.reverse };

let made = 0;
export const emptyLine = (label = ""): TypedLine => ({ key: (made += 1), label, quantity: 1, unit: "", rate: "20", total: "", reverse: false });

/** A line as the server keeps it, back in a form. */
export function typedLine(stored: Record<string, unknown>): TypedLine {
  const rate = VAT_RATES.find((one) => one === stored.vat_rate) ?? "";
  return {
    ...emptyLine(text(stored.label)),
    quantity: Number(stored.quantity ?? 1),
    unit: text(stored.unit_price_ht),
    rate,
    total: text(stored.amount_ttc),
    reverse: stored.reverse_charge === true,
  };
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
