import { Anchor, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { providersGetOutcomeOptions, providersGetRequestOptions, providersListRatingsOptions } from "@/api/@tanstack/react-query.gen";
import type { ServiceRequestOut } from "@/api/types.gen";
import { day, daysUntil, instant, number, percent } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { TimeLeft } from "@/ui/TimeLeft";
import { Wait } from "@/ui/Wait";
import { AgreementSection, DeliverySection, OrderSection, QuoteSection } from "./MissionPapers";
import { Facts } from "./Facts";
import { InvoiceSection } from "./InvoiceSection";
import { MissionActions } from "./MissionActions";
import { OutcomeSection } from "./OutcomeSection";
import { RatingsSection } from "./RatingsSection";
import { ballOf, isStopped } from "./steps";
import { Stepper } from "./Stepper";

export default function MissionPage() {
  const { reference = "" } = useParams();
  const mission = useQuery(providersGetRequestOptions({ path: { reference } }));
  return <Wait query={mission} rows={12}>{(found) => <Mission mission={found} />}</Wait>;
}

function Mission({ mission }: { mission: ServiceRequestOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const outcome = useQuery(providersGetOutcomeOptions({ path: { reference: mission.reference } }));
  const ratings = useQuery(providersListRatingsOptions({ path: { reference: mission.reference } }));
  const checks = outcome.data?.post_checks ?? [];
  const allChecked = outcome.data ? checks.length > 0 && checks.every((one) => one.result !== null) : null;
  return (
    <Page title={t("page.title", { what: label("speciality", mission.speciality), reference: mission.reference })}
      aside={<span className="eg-status">{label("mission_progress", mission.progress)}</span>} actions={<MissionActions mission={mission} />}>
      <Section title={t("steps.title")}>
        <Stepper mission={mission} allChecked={allChecked} />
      </Section>
      <div className="eg-columns">
        <Summary mission={mission} />
        <QuoteSection mission={mission} />
        <AgreementSection mission={mission} />
        <OrderSection mission={mission} />
        <DeliverySection mission={mission} />
        <InvoiceSection mission={mission} />
        {outcome.data && <OutcomeSection mission={mission} outcome={outcome.data} />}
        {ratings.data && <RatingsSection ratings={ratings.data} />}
      </div>
    </Page>
  );
}

function Summary({ mission }: { mission: ServiceRequestOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const promised = mission.order?.promised_on;
  const awaited = promised && mission.deliveries.every((one) => !one.complete) && !isStopped(mission);
  const weights = mission.share + mission.shared_with.reduce((sum, one) => sum + one.share, 0);
  const part = (share: number) => percent(share / weights);
  return (
    <Section title={t("summary.title")}>
      <Facts facts={[
        [t("field.claim"), <Anchor size="sm" key="claim" component={Link} to={`/claims/${mission.claim_reference}`}>{mission.claim_reference}</Anchor>],
        [t("field.provider"), <Anchor size="sm" key="provider" component={Link} to={`/providers/${mission.provider_id}`}>{mission.provider_name}</Anchor>],
        [t("field.waits"), label("mission_waits", ballOf(mission))],
        [t("field.promised"), promised && <Group gap="xs">{day(promised)}{awaited && <TimeLeft days={daysUntil(promised)} />}</Group>],
        [t("field.answerDue"), mission.progress === "sent" && mission.answer_due_on && <Group gap="xs">{day(mission.answer_due_on)}<TimeLeft days={daysUntil(mission.answer_due_on)} /></Group>],
        [t("field.kind"), label("mission_kind", mission.kind)],
        [t("field.contents"), mission.content_ids.length > 0 && number(mission.content_ids.length)],
        [t("field.asked"), t("by", { at: instant(mission.requested_at), who: mission.requested_by })],
        [t("field.replaces"), mission.replaces && <Anchor size="sm" key="replaces" component={Link} to={`/missions/${mission.replaces}`}>{mission.replaces}</Anchor>],
        [t("field.closed"), mission.closed_at && instant(mission.closed_at)],
        [t("field.closedWhy"), mission.closed_reason],
      ]} />
      {mission.instructions && <Text size="sm" mt="xs" style={{ whiteSpace: "pre-line" }}>{mission.instructions}</Text>}
      {mission.shared_with.length > 0 && (
        <Text size="sm" mt="xs">{t("shared", {
          parts: [`${mission.claim_reference} ${part(mission.share)}`, ...mission.shared_with.map((one) => `${one.claim_reference ?? t("hidden")} ${part(one.share)}`)].join(", "),
          reason: mission.share_reason ?? "",
        })}</Text>
      )}
    </Section>
  );
}
