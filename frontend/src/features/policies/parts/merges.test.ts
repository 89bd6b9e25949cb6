import { expect, it } from "vitest";
import { mergeState, proposer } from "./merges";

const merge = { approved_at: null, undo_proposed_by_name: null, undone_at: null, proposed_by_name: "Claire" };

it("says where a merge stands", () => {
  expect(mergeState(merge)).toBe("proposed");
  expect(mergeState({ ...merge, approved_at: "2026-01-02T00:00:00Z" })).toBe("merged");
  expect(mergeState({ ...merge, approved_at: "2026-01-02T00:00:00Z", undo_proposed_by_name: "Hugo" })).toBe("undoing");
  expect(mergeState({ ...merge, undone_at: "2026-01-03T00:00:00Z" })).toBe("undone");
});

it("names who proposed what waits now", () => {
  expect(proposer(merge)).toBe("Claire");
  expect(proposer({ ...merge, undo_proposed_by_name: "Hugo" })).toBe("Hugo");
});
