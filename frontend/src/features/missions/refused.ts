import { Problem } from "@/lib/problem";

/** Whether the server refused for this very reason: another one is not mended by the same words. */
export const refusedFor = (problem: unknown, code: string) => problem instanceof Problem && problem.code === code;
