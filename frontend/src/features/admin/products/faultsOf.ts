import { Problem } from "@/lib/problem";

interface Told {
  pointer?: string;
  detail?: string;
  message?: string;
}

/** The faults of a terms document are told in `message`: said as every other refusal says them, in `detail`. */
export function withFaults(problem: unknown): unknown {
  if (!(problem instanceof Problem) || problem.code !== "terms_invalid") return problem;
  const told = (problem.body.errors ?? []) as Told[];
  return new Problem(problem.status, { ...problem.body, errors: told.map((one) => ({ pointer: one.pointer, detail: one.detail ?? one.message ?? "" })) }, problem.requestId);
}
