import { describe, expect, it } from "vitest";

const files = import.meta.glob<{ default: object }>(["./*.{fr,en}.ts", "../features/*/locales/{fr,en}.ts"], { eager: true });

type Texts = Record<string, string>;

function flat(texts: object, prefix = ""): Texts {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? Object.entries(flat(value as object, `${prefix}${key}.`))
        : [[`${prefix}${key}`, value as string]],
    ),
  );
}

const textsOf = (path: string) => flat(files[path]?.default ?? {});
const holes = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1]).sort();
const french = Object.keys(files).filter((path) => /\bfr\.ts$/.test(path));

describe.each(french)("%s", (path) => {
  const fr = textsOf(path);
  const en = textsOf(path.replace(/fr\.ts$/, "en.ts"));

  it("says the same things in English", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(fr).sort());
  });

  it("leaves nothing empty and keeps the same holes", () => {
    for (const [key, text] of Object.entries(fr)) {
      expect(text.trim(), key).not.toBe("");
      expect(en[key]?.trim(), key).not.toBe("");
      expect(holes(en[key] ?? ""), key).toEqual(holes(text));
    }
  });

  it("writes French as French is printed", () => {
    for (const [key, text] of Object.entries(fr)) {
      expect(text, key).not.toMatch(/\w'\w/);
      expect(text, key).not.toMatch(/ [:;?!»]/);
    }
  });

  it("has every plural of both languages", () => {
    for (const key of Object.keys(fr).filter((one) => one.endsWith("_one"))) {
      expect(fr, key).toHaveProperty([key.replace(/_one$/, "_many")]);
      expect(fr, key).toHaveProperty([key.replace(/_one$/, "_other")]);
    }
  });
});
