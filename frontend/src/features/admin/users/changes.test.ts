import { expect, it } from "vitest";
import { userChanges } from "./changes";

const user = { authority: "4000.00", supervisor_id: "s", second_id: null, zone: "Europe/Paris" };

it("sends nothing that did not change, and null to give the role's authority back", () => {
  expect(userChanges(user, user)).toEqual({});
  expect(userChanges(user, { ...user, authority: null })).toEqual({ authority: null });
  expect(userChanges(user, { ...user, second_id: "b", zone: "Indian/Reunion" })).toEqual({ second_id: "b", zone: "Indian/Reunion" });
});
