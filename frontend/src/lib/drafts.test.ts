import { act, renderHook } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { forgetDrafts, keptDrafts, ownDrafts, useDraft } from "./drafts";

beforeEach(() => {
  localStorage.clear();
  ownDrafts("nobody");
});

const write = (name: string, text: string) => {
  const { result } = renderHook(() => useDraft(name, ""));
  act(() => result.current.setValue(text));
  return result;
};

it("keeps what is typed for its author alone", () => {
  ownDrafts("claire");
  write("note:EGD-2026-00012", "Rappeler");
  expect(renderHook(() => useDraft("note:EGD-2026-00012", "")).result.current.value).toBe("Rappeler");
  ownDrafts("hugo");
  expect(renderHook(() => useDraft("note:EGD-2026-00012", "")).result.current.value).toBe("");
  expect(keptDrafts("claire")).toMatchObject([{ about: "EGD-2026-00012" }]);
});

it("keeps nothing of a text taken back to what it was", () => {
  ownDrafts("claire");
  const draft = write("note", "a");
  act(() => draft.current.setValue(""));
  expect(keptDrafts("claire")).toEqual([]);
});

it("throws away what was left for a fortnight, and what it cannot read", () => {
  ownDrafts("claire");
  write("old", "a");
  localStorage.setItem("egide:draft:claire:odd", "\"from before\"");
  ownDrafts("nobody");
  ownDrafts("claire", Date.now() + 13 * 86_400_000);
  expect(keptDrafts("claire").map((one) => one.name)).toEqual(["old"]);
  ownDrafts("nobody", Date.now() + 15 * 86_400_000);
  expect(keptDrafts("claire")).toEqual([]);
});

it("forgets one's own on signing out", () => {
  ownDrafts("claire");
  write("note", "a");
  ownDrafts("hugo");
  write("note", "b");
  forgetDrafts("hugo");
  expect(keptDrafts("hugo")).toEqual([]);
  expect(keptDrafts("claire")).toHaveLength(1);
});
