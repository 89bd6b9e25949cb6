import { useTranslation } from "react-i18next";
import type { GuaranteeShape, TermsShape } from "@/api/types.gen";
import { euros, number } from "@/lib/format";
import { useLabel } from "@/ui/Labels";

export type Said = { key: string; label: string; value: string };

/** Terms in words, line by line: read alone, or one version beside another. */
export function useTermsWords() {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const yes = (flag: boolean | undefined) => t(flag ? "terms.yes" : "terms.no");
  const days = (count: number | undefined, words: "terms.days" | "terms.workingDays" = "terms.days") => (count ? t(words, { count }) : t("terms.noneM"));
  const list = (group: string, codes: readonly string[]) => codes.map((code) => label(group, code)).sort((a, b) => a.localeCompare(b)).join(", ");
  const amounts = (map: Record<string, unknown> | undefined, group: string) => Object.entries(map ?? {}).map(([code, amount]) => `${label(group, code)} ${euros(String(amount), true)}`).join(", ");
  const general = (terms: TermsShape): Said[] => [
    { key: "attaching", label: t("terms.attaching"), value: label("attaching", terms.attaching) },
    { key: "period_basis", label: t("terms.period"), value: label("period_basis", terms.period_basis) },
    { key: "anniversary_change", label: t("terms.change"), value: label("anniversary_change", terms.anniversary_change) },
    { key: "counts_at", label: t("terms.counts"), value: label("counts_at", terms.counts_at) },
    { key: "waiting_days", label: t("terms.waiting"), value: days(terms.waiting_days) },
    { key: "prior", label: t("terms.prior"), value: t(terms.prior_publication_covered ? "terms.covered" : "terms.notCovered") },
    { key: "declaration", label: t("terms.declaration"), value: days(terms.declaration_working_days, "terms.workingDays") },
    { key: "join", label: t("terms.join"), value: days(terms.join_window_days) },
    { key: "evidence", label: t("terms.evidence"), value: label("evidence_gate", terms.evidence_gate) },
    { key: "silence", label: t("terms.silence"), value: days(terms.agreement_silence_days) },
    { key: "recovery", label: t("terms.recovery"), value: yes(terms.recovery_refills_limit) },
    { key: "replacement", label: t("terms.replacement"), value: yes(terms.counters_pass_on_replacement) },
  ];
  const guarantee = (one: GuaranteeShape): Said[] => [
    { key: "label", label: t("exceptions.guarantee"), value: one.label },
    { key: "event_limit", label: t("terms.eventLimit"), value: Number(one.event_limit ?? 0) > 0 ? euros(one.event_limit) : "" },
    { key: "events_limit", label: t("terms.eventsLimit"), value: one.events_limit ? number(one.events_limit) : "" },
    { key: "annual_limit", label: t("terms.annualLimit"), value: one.annual_limit == null ? t("terms.noLimit") : euros(one.annual_limit) },
    { key: "deductible", label: t("terms.deductible"), value: Number(one.deductible ?? 0) > 0 ? euros(one.deductible) : t("terms.none") },
    { key: "stake", label: t("terms.stake"), value: Number(one.minimum_stake ?? 0) > 0 ? euros(one.minimum_stake) : t("terms.noneM") },
    { key: "sessions", label: t("terms.sessions"), value: one.sessions_limit == null ? "" : number(one.sessions_limit) },
    { key: "families", label: t("terms.families"), value: list("family", one.families) },
    { key: "benefits", label: t("terms.benefits"), value: list("benefit", one.benefits) },
    { key: "sub_limits", label: t("terms.subLimits"), value: amounts(one.sub_limits, "benefit") },
    { key: "fee_scale", label: t("terms.feeScale"), value: amounts(one.fee_scale, "benefit") },
    { key: "legal", label: t("terms.legal"), value: yes(one.legal_protection) },
    { key: "class", label: t("terms.class"), value: String(one.insurance_class) },
  ];
  const clauses = (one: GuaranteeShape): Said[] => Object.entries(one.clauses).map(([code, text]) => ({ key: `clause.${code}`, label: label("clause", code), value: String(text) }));
  return { general, guarantee, clauses };
}
