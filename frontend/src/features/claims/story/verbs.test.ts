import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import en from "@/locales/labels.en";
import fr from "@/locales/labels.fr";

const backend = join(import.meta.dirname, "../../../../../backend");
const sources = readdirSync(backend, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".py"));

/** Calls that write an entry of the history, up to the verb that they record. */
const RECORDS = /\b(?:audit\.record|change|_change|move|_give_up|_end|_close)\((?:[^()"]|\([^()]*\))*?f?"([a-z_]+\.(?:\{[^}]+\}|[a-z_]+))"/gs;
/** Verbs handed over in a variable. */
const HELD = /\b(?:action|verb)\s*=\s*(?:f?"([a-z_]+\.[a-z_]+)")(?:\s+if [^\n]*? else "([a-z_]+\.[a-z_]+)")?/g;

const verbs = new Set(
  sources.flatMap((path) => {
    const text = readFileSync(join(backend, path), "utf8");
    return [...text.matchAll(RECORDS), ...text.matchAll(HELD)].flatMap((found) => found.slice(1).filter((one) => one !== undefined));
  }),
);

const wordsOf = (texts: object, path: string): unknown => path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], texts);

describe("every verb that the server records", () => {
  it("is found in its sources", () => {
    expect([...verbs]).toEqual(expect.arrayContaining(["claim.declared", "coverage.decided", "note.added", "service_request.sent"]));
    expect(verbs.size).toBeGreaterThan(80);
  });

  it.each([...verbs].sort())("%s is told in both languages", (verb) => {
    const asked = verb.includes("{") ? verb.split(".")[0] ?? "" : verb;
    const kind = verb.includes("{") ? "object" : "string";
    expect(wordsOf(fr.timeline, asked), "fr").toBeTypeOf(kind as "string");
    expect(wordsOf(en.timeline, asked), "en").toBeTypeOf(kind as "string");
  });
});
