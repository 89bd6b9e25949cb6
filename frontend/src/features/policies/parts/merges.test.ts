import { expect, it } from "vitest";
import { mergeState, proposer } from "./merges";

const merge = { approved_at: null, undo_proposed_by: null, undo_proposed_by_name: null, undone_at: null, proposed_by: "c", proposed_by_name: "Claire" };
const asked = { undo_proposed_by: "h", undo_proposed_by_name: "Hugo" };

it("says where a merge stands", () => {
  const approved = { ...merge, approved_at: "2026-01-02T00:00:00Z" };
  expect(mergeState(merge)).toBe("proposed");
  expect(mergeState(approved)).toBe("merged");
  expect(mergeState({ ...approved, ...asked })).toBe("undoing");
  expect(mergeState({ ...approved, ...asked, undone_at: "2026-01-03T00:00:00Z" })).toBe("undone");
});

it("tells a proposal taken back from one that somebody else refused", () => {
  const over = { ...merge, undone_at: "2026-01-03T00:00:00Z" };
  expect(mergeState({ ...over, undo_proposed_by: "c", undo_proposed_by_name: "Claire" })).toBe("withdrawn");
  expect(mergeState({ ...over, ...asked })).toBe("refused");
});

it("names who proposed what waits now", () => {
  expect(proposer(merge)).toBe("c");
  expect(proposer({ ...merge, ...asked })).toBe("h");
});
