import { describe, expect, it } from "vitest";
import { Problem } from "./problem";

describe("Problem", () => {
  it("reads the refusal of a field wherever the API says it", () => {
    const problem = new Problem(422, { errors: [{ pointer: "/contents/0/url", message: "Adresse incomplète." }, { pointer: "/day", detail: "Date passée." }] }, "42");
    expect(problem.fields).toEqual({ "contents.0.url": "Adresse incomplète.", day: "Date passée." });
    expect(problem.requestId).toBe("42");
  });
});
