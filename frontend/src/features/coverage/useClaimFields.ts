import { useTranslation } from "react-i18next";
import type { ClaimOut } from "@/api/types.gen";
import type { ShownField } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";

/** What to compare when a claim moved under a dialogue about its cover. */
export function useClaimFields(): ShownField<ClaimOut>[] {
  const { t } = useTranslation("coverage");
  const label = useLabel();
  return [
    { key: "status", label: t("status"), of: (claim) => label("status", claim.status) },
    { key: "decision", label: t("choice"), of: (claim) => (claim.coverage_decision ? t(claim.coverage_decision.outcome as "covered") : "") },
  ];
}
