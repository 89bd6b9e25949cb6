import { describe, expect, it } from "vitest";
import { Problem } from "./problem";

describe("Problem", () => {
  it("gives the refusal of each field by its path", () => {
    const problem = new Problem(422, { errors: [{ pointer: "/contents/0/url", message: "Adresse incomplète." }, { pointer: "/day", message: "Date passée." }, { message: "Sans champ." }] }, "42");
    expect(problem.fields).toEqual({ "contents.0.url": "Adresse incomplète.", day: "Date passée." });
    expect(problem.requestId).toBe("42");
  });
});
