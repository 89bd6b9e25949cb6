import { Problem } from "@/lib/problem";

/** The faults of a terms document: the API says each in `message`, beside where it is. */
export function faultsOf(problem: unknown): string[] {
  if (!(problem instanceof Problem) || problem.code !== "terms_invalid") return [];
  const told = (problem.body.errors ?? []) as { message?: unknown; detail?: unknown }[];
  return told.flatMap(({ message, detail }) => (typeof detail !== "string" && typeof message === "string" ? [message] : []));
}
