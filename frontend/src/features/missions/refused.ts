import { Problem } from "@/lib/problem";

/** Whether the server refused for one of these very reasons: another one is not mended by the same words. */
export const refusedFor = (problem: unknown, ...codes: string[]) => problem instanceof Problem && codes.includes(problem.code);
