import type { ControlOut } from "@/api/types.gen";

/** Names of the asset-freeze register that still stop a payment: none once compliance said that they are somebody else. */
export function hitsOf(controls: readonly ControlOut[]): string[] {
  const last = controls.filter((one) => one.kind === "screening" || one.kind === "screening_decision").at(-1);
  if (last === undefined || last.result === "false_positive" || last.result === "clear") return [];
  return (last.facts as { hits?: string[] }).hits ?? [];
}
