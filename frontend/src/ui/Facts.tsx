import type { ReactNode } from "react";
import "./Facts.css";

/** What is known of a thing, term by term; what is unknown takes no place. */
export function Facts({ rows }: { rows: readonly (readonly [term: string, value: ReactNode])[] }) {
  return (
    <dl className="eg-known">
      {rows.filter(([, value]) => value !== null && value !== undefined && value !== "" && value !== false).map(([term, value]) => (
        <div key={term}><dt>{term}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}
