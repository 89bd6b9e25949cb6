import type { ReactNode } from "react";
import "./missions.css";

/** Facts in words, as many side by side as fit. What is empty is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  const told = facts.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "");
  return <dl className="eg-facts">{told.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}
