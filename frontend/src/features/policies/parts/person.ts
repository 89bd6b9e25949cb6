interface Named {
  civility?: string | null;
  first_name: string | null;
  last_name: string;
}

/** A person as one names them. */
export const fullName = ({ first_name: first, last_name: last }: Named) => [first, last].filter(Boolean).join(" ");
