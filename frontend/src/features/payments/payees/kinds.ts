import type { PayeeIn, PayeeKind, PayeePatch } from "@/api/types.gen";

export const KINDS: PayeeKind[] = ["provider", "insured", "lawyer", "court_registry", "other_insurer", "heirs"];

/** Where a payee lives and is written to, as typed. */
export interface Contact {
  name: string;
  email: string;
  street: string;
  building_number: string;
  postcode: string;
  city: string;
  country: string;
}

export const EMPTY: Contact = { name: "", email: "", street: "", building_number: "", postcode: "", city: "", country: "FR" };

export const contactOf = (payee: { [Key in keyof Contact]?: string | null }): Contact =>
  Object.fromEntries(Object.keys(EMPTY).map((key) => [key, payee[key as keyof Contact] ?? ""])) as unknown as Contact;

/** What of a sheet was changed by hand: only that is sent, an emptied line as null. */
export function changesOf(before: Contact, after: Contact): PayeePatch {
  const keys = (Object.keys(after) as (keyof Contact)[]).filter((key) => after[key] !== before[key]);
  return Object.fromEntries(keys.map((key) => [key, after[key] || null]));
}

/** A new sheet for the wire: empty lines are left out. */
export const given = (contact: Contact): Omit<PayeeIn, "kind"> => Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== ""));
