import { Drawer, List, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClaimOut, DecisionOut } from "@/api/types.gen";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";

interface Finding {
  code: string;
  fact?: string | null;
  clause?: string | null;
}

interface Explanation {
  inputs?: Record<string, unknown>;
  result?: { decided?: string; proposed?: string; reasons?: Finding[]; warnings?: Finding[] };
  binding?: { product?: string; terms_version?: number; policy_number?: string; period?: { start: string; end: string } | null; amendments?: unknown[]; backdated_amendments?: unknown[] };
}

/** A decision told whole: what went in, which terms, what the rule proposed, what the person decided. */
export function WhyDrawer({ claim, onClose }: { claim: ClaimOut; onClose: () => void }) {
  const { t } = useTranslation("claims");
  const { t: common } = useTranslation();
  return (
    <Drawer opened onClose={onClose} position="right" title={t("why.title")} closeButtonProps={{ "aria-label": common("close") }}>
      <Stack gap="lg">
        {claim.coverage_decision && <Decision claim={claim} decision={claim.coverage_decision} />}
        {claim.contents.map((one, index) => one.qualification && (
          <section key={one.id}>
            <Title order={3} size="h4">{t("why.qualification", { number: index + 1 })}</Title>
            <Text size="sm" fw={600}>{one.qualification.label}</Text>
            <Text size="sm">{one.qualification.reasons}</Text>
            <Text size="xs" c="dimmed">{t("content.by", { who: one.qualification.decided_by, when: instant(one.qualification.decided_at) })}</Text>
          </section>
        ))}
      </Stack>
    </Drawer>
  );
}

function Decision({ claim, decision }: { claim: ClaimOut; decision: DecisionOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const { inputs = {}, result, binding } = decision.explanation as Explanation;
  const given = [["why.clause", decision.clause], ["why.fact", decision.fact], ["why.proof", decision.proof], ["why.note", decision.reasons]] as const;
  return (
    <section>
      <Title order={3} size="h4">{t("why.decision")}</Title>
      <Text size="sm" fw={600}>{[label("cover_outcome", decision.outcome), decision.reason_label].filter(Boolean).join(" · ")}</Text>
      <Text size="xs" c="dimmed">{t("content.by", { who: decision.decided_by, when: instant(decision.decided_at) })}</Text>
      {result?.proposed && result.proposed !== decision.outcome && <Text size="sm" mt={4}>{t("why.differs")}</Text>}
      <dl className="eg-pairs">{given.map(([key, value]) => value && <div key={key}><dt>{t(key)}</dt><dd>{value}</dd></div>)}</dl>
      <Title order={4} size="h5" mt="sm">{t("why.result")}</Title>
      {result?.proposed && <Text size="sm">{t("why.proposed")}{"\u00a0: "}{label("cover_outcome", result.proposed)}</Text>}
      <Findings found={result?.reasons ?? []} empty={t("why.noReason")} />
      {(result?.warnings?.length ?? 0) > 0 && <><Text size="sm" fw={600}>{t("why.warnings")}</Text><Findings found={result?.warnings ?? []} empty="" /></>}
      <Title order={4} size="h5" mt="sm">{t("why.rule")}</Title>
      {binding?.product && <Text size="sm">{t("why.terms", { product: binding.product, version: binding.terms_version ?? "", policy: binding.policy_number ?? "" })}</Text>}
      {binding?.period && <Text size="sm">{t("meters.period", { from: day(binding.period.start), to: day(binding.period.end) })}</Text>}
      <Title order={4} size="h5" mt="sm">{t("why.inputs")}</Title>
      <Inputs inputs={inputs} claim={claim} />
    </section>
  );
}

function Findings({ found, empty }: { found: readonly Finding[]; empty: string }) {
  if (found.length === 0) return <Text size="sm" c="dimmed">{empty}</Text>;
  return <List size="sm">{found.map((one) => <List.Item key={one.code}>{[one.fact, one.clause].filter(Boolean).join(" ")}</List.Item>)}</List>;
}

const INPUTS = [
  "discovered_on", "declared_on", "declaration_last_day", "published_earliest", "published_latest", "attaching_on", "attaching_known", "inception_on", "covered_since", "status",
  "waiting_days", "prior_publication_covered", "amendment_after_knowledge", "events_used", "events_limit", "kinds", "families",
] as const;
const FAMILIES = ["defamation", "denigration", "harassment", "identity", "insult", "listing", "platform_rules", "privacy", "false_reviews", "threats", "lawful"] as const;
const STATUSES = ["in_force", "suspended", "terminated", "not_in_force", "expired"] as const;

function Inputs({ inputs, claim }: { inputs: Record<string, unknown>; claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const kinds = new Map(claim.contents.flatMap((one) => (one.qualification ? [[one.qualification.kind, one.qualification.label] as const] : [])));
  const word = (key: string, value: unknown): string => {
    if (typeof value === "boolean") return value ? t("facts.yes") : t("facts.no");
    if (Array.isArray(value)) return value.map((one) => word(key, one)).join(", ");
    const family = FAMILIES.find((one) => key === "families" && one === value);
    const status = STATUSES.find((one) => key === "status" && one === value);
    if (family) return t(`why.family.${family}`);
    if (status) return t(`why.status.${status}`);
    if (key === "kinds") return kinds.get(String(value)) ?? label("kind", String(value));
    return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? day(String(value)) : String(value);
  };
  return (
    <dl className="eg-pairs">
      {INPUTS.map((key) => inputs[key] != null && <div key={key}><dt>{t(`why.input.${key}`)}</dt><dd>{word(key, inputs[key]) || t("why.none")}</dd></div>)}
    </dl>
  );
}
