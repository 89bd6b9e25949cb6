/** An invoice beside its order, line by line: shown while one types; the server decides what differs. */
import type { InvoiceOut } from "@/api/types.gen";
import { amountsOf, cents, type TypedLine, typedLine, wire } from "./quote";

export const INVOICE_KINDS = ["final", "instalment", "deposit"] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

export type Verdict = "same" | "not_ordered" | "quantity" | "amount" | "missing";

export interface MatchRow {
  label: string;
  orderedQuantity: number;
  invoicedQuantity: number;
  ordered: string;
  invoiced: string;
  verdict: Verdict;
}

interface Sum {
  label: string;
  quantity: number;
  amount: bigint;
}

/** Labels that read the same are the same line: case, accents and signs don't count. */
const keyOf = (label: string) =>
  label.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").match(/[a-z0-9]+/g)?.join(" ") ?? label;

function sums(lines: readonly TypedLine[]): Map<string, Sum> {
  const found = new Map<string, Sum>();
  for (const line of lines) {
    const key = keyOf(line.label);
    const sum = found.get(key) ?? { label: line.label, quantity: 0, amount: 0n };
    const amount = cents(line.total) ?? amountsOf(line)?.ttc ?? 0n;
    found.set(key, { ...sum, quantity: sum.quantity + line.quantity, amount: sum.amount + amount });
  }
  return found;
}

/** Each line of both papers once, in the order of the invoice, then what it leaves out. */
export function matchOf(invoiced: readonly TypedLine[], ordered: readonly Record<string, unknown>[]): MatchRow[] {
  // While one types, the total kept from the order must not hide a new unit price.
  const told = sums(invoiced.map((line) => (line.rate === "" ? line : { ...line, total: "" })));
  const known = sums(ordered.map(typedLine));
  const keys = [...new Set([...told.keys(), ...known.keys()])];
  return keys.map((key) => row(told.get(key), known.get(key)));
}

function row(told: Sum | undefined, known: Sum | undefined): MatchRow {
  return {
    label: told?.label ?? known?.label ?? "",
    orderedQuantity: known?.quantity ?? 0,
    invoicedQuantity: told?.quantity ?? 0,
    ordered: wire(known?.amount ?? 0n),
    invoiced: wire(told?.amount ?? 0n),
    verdict: verdict(told, known),
  };
}

function verdict(told: Sum | undefined, known: Sum | undefined): Verdict {
  if (!known) return "not_ordered";
  if (!told) return "missing";
  if (told.quantity > known.quantity) return "quantity";
  return told.amount === known.amount ? "same" : "amount";
}

/** What deposits billed so far come to, as a final invoice deducts them; "" without any. */
export function depositsOf(invoices: readonly InvoiceOut[]): string {
  const standing = invoices.filter((one) => one.kind === "deposit" && one.state !== "refused");
  const total = standing.reduce((sum, one) => sum + (cents(one.amount_ttc) ?? 0n) - (cents(one.reverse_charge_vat) ?? 0n), 0n);
  return total > 0n ? wire(total) : "";
}
