import type { ReactNode } from "react";
import "./payments.css";

/** What is known of a thing, term by term; what is unknown takes no place. */
export function Facts({ rows }: { rows: (readonly [term: string, value: ReactNode])[] }) {
  return (
    <dl className="eg-facts">
      {rows.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([term, value]) => (
        <div key={term}><dt>{term}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}
