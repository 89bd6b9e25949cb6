import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimsTimelineOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut } from "@/api/types.gen";
import { day } from "@/lib/format";
import { clock } from "@/lib/moments";
import type { ShownField } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { inWords } from "../page/person";
import { useCircumstances } from "../page/useCircumstances";

/** What people compare when a claim moved under an open form. */
export function useClaimFields(): ShownField<ClaimOut>[] {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const circumstances = useCircumstances();
  const field = (key: Parameters<typeof name>[0], of: (claim: ClaimOut) => string): ShownField<ClaimOut> => ({ key, label: name(key), of });
  const name = (key: "status" | "handler" | "policy" | "contents" | "qualification" | "cover" | "discovered" | "wishes" | "court" | "circumstances" | "declarant" | "target" | "dates") => t(`changedField.${key}`);
  return [
    field("status", (claim) => label("status", claim.status)),
    field("handler", (claim) => claim.handler?.name ?? ""),
    field("policy", (claim) => claim.policy_number ?? ""),
    field("contents", (claim) => claim.contents.map((one) => one.url ?? one.place ?? one.excerpt ?? "").join(" · ")),
    field("dates", (claim) => claim.contents.map((one) => [day(one.published.earliest), day(one.published.latest)].filter(Boolean).join(" – ")).join(" · ")),
    field("qualification", (claim) => claim.contents.map((one) => one.qualification?.label ?? "").join(" · ")),
    field("cover", (claim) => label("cover_outcome", claim.coverage_decision?.outcome)),
    field("discovered", (claim) => day(claim.discovered_on)),
    field("wishes", (claim) => claim.desired_outcome.map((one) => label("desired_outcome", one)).join(", ")),
    field("court", (claim) => claim.court_postcode ?? ""),
    field("declarant", (claim) => inWords(claim.declarant ?? {})),
    field("target", (claim) => inWords(claim.target ?? {})),
    field("circumstances", (claim) => circumstances(claim.circumstances).map((one) => `${one.label} ${one.value}`).join(" · ")),
  ];
}

/** Who moved the claim last and when, in words, once it moved. */
export function useMover(reference: string, moved: boolean): string | undefined {
  const { t } = useTranslation("claims");
  const last = useQuery({ ...claimsTimelineOptions({ path: { reference } }), enabled: moved }).data?.at(-1);
  return last && t("moved", { who: last.actor, at: clock(last.at) });
}
