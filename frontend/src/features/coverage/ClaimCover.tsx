import { Alert, Anchor, Button, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { coverageStandingOptions, providersGetIndicatorsOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, WholeStandingOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import type { ClaimSectionProps } from "@/features/claims/contract";
import { day, euros, instant } from "@/lib/format";
import { CoverMeter } from "@/ui/CoverMeter";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { coverOf, findingsOf, standingOf } from "./cover";
import "./coverage.css";
import AskException from "./dialogs/AskException";
import { Findings } from "./Effect";
import { EventLines } from "./EventLines";
import { ExceptionLine } from "./ExceptionLine";
import { useVatWords } from "./useVatWords";

/** The cover of a claim: what was decided and why, the events of the period and who used them, exceptions, VAT, signals, campaigns. */
export default function ClaimCover({ claim }: ClaimSectionProps) {
  const { t } = useTranslation("coverage");
  const may = useMay();
  const on = standingOf(claim.standing)?.on;
  const standing = useQuery({ ...coverageStandingOptions({ path: { number: claim.policy_number ?? "" }, query: { on } }), enabled: claim.policy_number !== null && may("policies:read") });
  return (
    <Section title={t("section.title")} actions={claim.allowed_actions.includes("decide_coverage") && <Button component={Link} to={`/claims/${claim.reference}/decision`} size="xs" variant="default">{t("section.decide")}</Button>}>
      <Stack gap="md">
        <Decision claim={claim} />
        {claim.policy_number === null ? <Text size="sm">{t("section.noPolicy")}</Text> : <Wait query={standing} rows={4}>{(whole) => <Whole claim={claim} whole={whole} />}</Wait>}
        <Beside claim={claim} />
      </Stack>
    </Section>
  );
}

function Decision({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("coverage");
  const { coverage_decision: decision } = claim;
  const found = findingsOf(decision);
  if (!decision) return <Text size="sm">{t("section.undecided")}</Text>;
  return (
    <div>
      <Text fw={600}>{t("current", { outcome: t(decision.outcome as "covered"), who: decision.decided_by, at: instant(decision.decided_at) })}</Text>
      {[decision.reason_label, decision.clause, decision.fact, decision.proof, decision.reasons].filter(Boolean).map((line) => <Text key={line} size="sm">{line}</Text>)}
      <Findings title={t("findings.reasons")} found={found.reasons} color="gray" />
      <Findings title={t("findings.warnings")} found={found.warnings} color="orange" />
    </div>
  );
}

function Whole({ claim, whole }: { claim: ClaimOut; whole: WholeStandingOut }) {
  const { t } = useTranslation("coverage");
  const label = useLabel();
  const may = useMay();
  const [asking, { open, close }] = useDisclosure();
  return (
    <>
      {!whole.in_force && <Alert color="orange" variant="light">{t("section.notInForce")}</Alert>}
      <CoverMeter cover={coverOf(whole)} title={whole.period ? t("section.period", { from: day(whole.period.start), to: day(whole.period.end) }) : undefined} />
      {whole.events.length > 0 && <EventLines events={whole.events} reference={claim.reference} />}
      {whole.guarantees.map((one) => (
        <div key={one.code}>
          {one.sessions_limit === null ? <CoverMeter title={one.label} cover={coverOf(one)} /> : <Text size="sm">{one.label} · {t("section.sessions", { used: one.sessions_used ?? 0, limit: one.sessions_limit })}</Text>}
          {one.events.length > 0 && <EventLines events={one.events} reference={claim.reference} />}
        </div>
      ))}
      {whole.outside_limit.map((one) => <Text key={one.reason} size="sm">{t("section.outside", { what: label("outside_limit", one.reason), committed: euros(one.committed), paid: euros(one.paid) })}</Text>)}
      {(whole.exceptions.length > 0 || may("limits:propose")) && (
        <div>
          <Title order={3} size="sm">{t("section.exceptions")}</Title>
          <ul className="eg-lines">{whole.exceptions.map((one) => <ExceptionLine key={one.id} one={one} />)}</ul>
          {may("limits:propose") && <Button size="compact-sm" variant="default" mt={6} onClick={open}>{t("section.ask")}</Button>}
          {asking && <AskException claim={claim} onClose={close} />}
        </div>
      )}
    </>
  );
}

function Beside({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("coverage");
  const vat = useVatWords();
  const signals = useQuery(providersGetIndicatorsOptions({ path: { reference: claim.reference } }));
  return (
    <div>
      <Text size="sm">{claim.vat_position.known ? vat(claim.vat_position) : t("vat.unknown")}</Text>
      {claim.campaigns.length > 0 && <Text size="sm">{t("section.campaigns")} · {claim.campaigns.map((one, index) => <span key={one.id}>{index > 0 && ", "}<Anchor component={Link} inherit to={`/campaigns/${one.id}`}>{one.name}</Anchor></span>)}</Text>}
      {signals.data?.items.map((one) => <Text key={one.code} size="sm">{t("section.indicators")} · {one.message}</Text>)}
    </div>
  );
}
