import { Alert, Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ClaimOut } from "@/api/types.gen";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { ContentCard } from "./ContentCard";
import { Circumstances } from "./Circumstances";
import { inWords, type Person } from "./person";

/** The left column: what is disputed, then who told what. */
export function Facts({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  return (
    <div id="facts" className="eg-column">
      {claim.warnings.map((one) => <Alert key={one.code} color="orange" variant="light" role="status">{one.message}</Alert>)}
      <Duplicates claim={claim} />
      <Section title={t("facts.contents", { count: claim.contents.length })}>
        {claim.contents.length === 0 && <Text size="sm" c="dimmed">{t("facts.none")}</Text>}
        {claim.contents.map((content, index) => <ContentCard key={content.id} claim={claim} content={content} number={index + 1} />)}
      </Section>
      <Section title={t("facts.title")}><Told claim={claim} /></Section>
    </div>
  );
}

function Duplicates({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  if (claim.possible_duplicates.length === 0) return null;
  return (
    <Alert color="orange" variant="light" role="status" title={t("facts.duplicates")}>
      <ul className="eg-band-list">
        {claim.possible_duplicates.map((one) => (
          <li key={`${one.reference} ${one.url}`}><Anchor size="sm" component={Link} to={`/claims/${one.reference}`}>{t("facts.duplicateOf", { reference: one.reference, status: label("status", one.status) })}</Anchor></li>
        ))}
      </ul>
    </Alert>
  );
}

function Told({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const insured = claim.insured as Person;
  const declarant = claim.declarant as Person | null;
  const target = claim.target as Person | null;
  return (
    <dl className="eg-pairs">
      <div><dt>{t("facts.insured")}</dt><dd>{inWords(insured)}</dd></div>
      <div><dt>{t("facts.policy")}</dt><dd>{claim.policy_number ? <Anchor size="sm" component={Link} to={`/policies/${claim.policy_number}`}>{claim.policy_number}</Anchor> : t("facts.toIdentify")}</dd></div>
      <div><dt>{t("facts.declared")}</dt><dd>{instant(claim.declared_at)}</dd></div>
      {claim.discovered_on && <div><dt>{t("facts.discovered")}</dt><dd>{day(claim.discovered_on)}</dd></div>}
      <div><dt>{t("facts.channel")}</dt><dd>{label("channel", claim.channel)}</dd></div>
      {claim.desired_outcome.length > 0 && <div><dt>{t("facts.wishes")}</dt><dd>{claim.desired_outcome.map((one) => label("desired_outcome", one)).join(", ")}</dd></div>}
      {declarant && <div><dt>{t("facts.declarant")}</dt><dd>{[inWords(declarant), declarant.role && label("declarant_role", declarant.role), declarant.mandate && t("facts.mandate", { text: declarant.mandate })].filter(Boolean).join(", ")}</dd></div>}
      {target && <div><dt>{t("facts.target")}</dt><dd>{[inWords(target) || (target.is_insured ? t("facts.isInsured") : ""), target.practice && t("facts.practice", { text: target.practice })].filter(Boolean).join(", ")}</dd></div>}
      {claim.also_targets.length > 0 && <div><dt>{t("facts.alsoTargets")}</dt><dd>{claim.also_targets.join(", ")}</dd></div>}
      {claim.court_postcode && <div><dt>{t("facts.court")}</dt><dd>{claim.court_postcode}</dd></div>}
      {claim.campaigns.length > 0 && (
        <div><dt>{t("facts.campaigns")}</dt><dd>{claim.campaigns.map((one) => <Anchor key={one.id} size="sm" component={Link} to={`/campaigns/${one.id}`}>{one.name} </Anchor>)}</dd></div>
      )}
      <div><dt>{t("facts.circumstances")}</dt><dd><Circumstances told={claim.circumstances} /></dd></div>
    </dl>
  );
}
