/** One fault of one line of a file, header = line 1. */
export interface Fault {
  line: number | null;
  column: string;
  message: string;
  /** Says why where no message came, as in a rehearsal. */
  code: string;
  /** The policy or the claim of the line, when it could be read. */
  about: string;
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Faults as a rehearsal or an import tell them: the rehearsal's are loose, and an unknown shape must not break the page. */
export const faults = (told: readonly object[]): Fault[] =>
  told.map((one) => {
    const { line, column, message, code, policy_number: policy, old_reference: claim } = one as Record<string, unknown>;
    return { line: typeof line === "number" ? line : null, column: text(column), message: text(message), code: text(code), about: text(policy) || text(claim) };
  });
