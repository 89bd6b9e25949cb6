/** A person as a claim knows them; the API types them as free documents. */
export interface Person {
  name?: string | null;
  civility?: string | null;
  specialty?: string | null;
  email?: string | null;
  phone?: string | null;
  postcode?: string | null;
  city?: string | null;
  role?: string | null;
  mandate?: string | null;
  practice?: string | null;
  is_insured?: boolean;
}

/** A person in a line: who, where, how to reach them. */
export const inWords = (one: Person) =>
  [[one.civility, one.name].filter(Boolean).join(" "), one.specialty, [one.postcode, one.city].filter(Boolean).join(" "), one.phone, one.email].filter(Boolean).join(", ");
