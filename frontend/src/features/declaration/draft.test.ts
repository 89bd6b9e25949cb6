import { expect, it } from "vitest";
import { bodyOf, emptyContent, emptyDraft, unfound } from "./draft";

const TODAY = "2026-11-22";
const draft = { ...emptyDraft(TODAY, null), insuredName: " Dr Vidal ", contents: [
  { ...emptyContent(1), place: "https://www.google.com/maps/1", excerpt: "Un voleur", published: "12/11" },
  { ...emptyContent(2), place: "affiché dans le hall", online: "unknown" as const },
  emptyContent(3),
] };

it("sends what was said and leaves the empty block out", () => {
  const body = bodyOf(draft, TODAY);
  expect(body).toMatchObject({ policy_number: null, insured: { name: "Dr Vidal" }, channel: "phone", discovered_on: TODAY });
  expect(body.contents).toHaveLength(2);
  expect(body.contents?.[0]).toMatchObject({ platform: "google", published: { earliest: "2026-11-12", latest: "2026-11-12", certainty: "exact" }, still_online: true });
  expect(body.contents?.[1]).toMatchObject({ url: null, place: "affiché dans le hall", published: null, still_online: null });
});

it("does not describe again an insured whose policy is known", () =>
  expect(bodyOf({ ...draft, policy: { number: "HYG-1", name: "Dr Vidal" } }, TODAY)).toMatchObject({ policy_number: "HYG-1", insured: null, declarant: null }));

it("keeps what was searched in vain as a name or a phone, never over what was written there", () => {
  const blank = emptyDraft(TODAY, null);
  expect(unfound(blank, "Mme Arnoux")).toEqual({ insuredName: "Mme Arnoux" });
  expect(unfound(blank, "+33 6 12 34 56 78")).toEqual({ insuredPhone: "+33 6 12 34 56 78" });
  expect(unfound({ ...blank, insuredName: "Dr Vidal" }, "arnoux")).toEqual({ insuredName: "Dr Vidal" });
});
