import { expect, it } from "vitest";
import { leadOf } from "./next";

it("opens the action that the next step names, only when this person may", () => {
  expect(leadOf({ next_action: "assign" }, ["assign"], [], true)).toEqual({ kind: "action", key: "assign" });
  expect(leadOf({ next_action: "assign" }, [], [], true)).toBeNull();
});

it("leads to the mission that waits, and to the list when none is found", () => {
  const missions = [{ reference: "MIS-1", state: "ordered" }, { reference: "MIS-2", state: "quoted" }] as never;
  expect(leadOf({ next_action: "order" }, [], missions, true)).toEqual({ kind: "path", path: "/missions/MIS-2" });
  expect(leadOf({ next_action: "order" }, [], [], true)).toEqual({ kind: "section", id: "missions" });
});

it("offers a call to whoever is late, to those who may write", () => {
  expect(leadOf({ next_action: "chase_provider" }, [], [], true)).toEqual({ kind: "compose" });
  expect(leadOf({ next_action: "chase_provider" }, [], [], false)).toBeNull();
});

it("has nothing to press while one waits or once it is closed", () => {
  expect(leadOf({ next_action: "wait" }, ["close"], [], true)).toBeNull();
  expect(leadOf({ next_action: null }, ["reopen"], [], true)).toBeNull();
});
