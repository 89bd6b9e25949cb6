import { expect, it } from "vitest";
import { auditQuery } from "./filters";

it("asks only for what was filled in, and for nothing that it does not know", () => {
  expect(auditQuery(new URLSearchParams("subject= SIN-2026-000001 &from=&actor=a&page=2"))).toEqual({ subject: "SIN-2026-000001", actor: "a" });
});
