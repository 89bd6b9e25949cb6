/** A refusal of the API (RFC 9457), as something to throw and to show. */

/** What is wrong with one field of the body, in words. */
export interface FieldProblem {
  pointer?: string;
  message: string;
}

export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: FieldProblem[];
  instance?: string | null;
  [fact: string]: unknown;
}

/** `requestId` is what support asks for; `code` is stable; `message` is a sentence for the person. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;
  readonly requestId: string | null;

  constructor(status: number, body: ProblemBody, requestId: string | null) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "unknown";
    this.body = body;
    this.requestId = requestId ?? body.instance ?? null;
  }

  /** What is wrong, field by field. */
  get faults(): FieldProblem[] {
    return this.body.errors ?? [];
  }

  /** The message of each field, by its path in the body ("contents.0.url"). */
  get fields(): Record<string, string> {
    const named = this.faults.filter((one) => one.pointer);
    return Object.fromEntries(named.map((one) => [path(one.pointer ?? ""), one.message]));
  }
}

const path = (pointer: string) => pointer.replace(/^#?\/?(body\/)?/, "").replaceAll("/", ".");

/** Whether the server could not be reached at all. */
export const isOffline = (error: unknown): boolean => error instanceof TypeError;
