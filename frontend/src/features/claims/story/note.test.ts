import { expect, it } from "vitest";
import { EMPTY_NOTE, isReady, noteOf } from "./note";

it("tells a call with its direction and its promise", () => {
  const draft = { ...EMPTY_NOTE, text: " Rappelle demain ", promised: true, promise: "Rappeler", due: "2026-11-24", name: "Me Roy", with: "lawyer" as const };
  expect(noteOf(draft)).toEqual({
    kind: "call", direction: "in", text: "Rappelle demain", with: { kind: "lawyer", name: "Me Roy" }, promise: { text: "Rappeler", due_on: "2026-11-24", by: "us" },
  });
});

it("says of a plain note neither a direction nor an interlocutor that the screen no longer shows", () => {
  expect(noteOf({ ...EMPTY_NOTE, kind: "note", text: "Vu" })).toEqual({ kind: "note", text: "Vu" });
});

it("waits for the words and, with a promise, for its day", () => {
  expect(isReady(EMPTY_NOTE)).toBe(false);
  expect(isReady({ ...EMPTY_NOTE, text: "x", promised: true, promise: "y" })).toBe(false);
  expect(isReady({ ...EMPTY_NOTE, text: "x" })).toBe(true);
});
