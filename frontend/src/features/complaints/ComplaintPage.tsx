import { Anchor, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { complaintsReadOptions } from "@/api/@tanstack/react-query.gen";
import type { ComplaintOut } from "@/api/types.gen";
import { day, euros, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { ComplaintActions } from "./ComplaintActions";
import { ClockLine } from "./ClockLine";
import { clocksOf } from "./clocks";
import { isOurs } from "./codes";
import { StateBadge } from "./StateBadge";
import { Steps } from "./Steps";
import "./complaints.css";

export default function ComplaintPage() {
  const { reference = "" } = useParams();
  const complaint = useQuery(complaintsReadOptions({ path: { reference } }));
  return <Wait query={complaint} rows={12}>{(found) => <Complaint complaint={found} />}</Wait>;
}

function Complaint({ complaint }: { complaint: ComplaintOut }) {
  const { t } = useTranslation("complaints");
  return (
    <Page title={t("page.title", { reference: complaint.reference })} lead={complaint.subject} aside={<StateBadge complaint={complaint} />} actions={<ComplaintActions complaint={complaint} />}>
      <div className="eg-complaint">
        <Section title={t("page.clocks")}>
          <dl className="eg-complaint-facts">
            {clocksOf(complaint).map((clock) => <div key={clock.key}><dt>{t(`clock.${clock.key}`)}</dt><dd><ClockLine clock={clock} /></dd></div>)}
          </dl>
          {isOurs(complaint.level) && <Text size="sm" c="dimmed" mt="sm">{complaint.mediation}</Text>}
        </Section>
        <Facts complaint={complaint} />
        <Section title={t("page.steps")}><Steps complaint={complaint} /></Section>
      </div>
    </Page>
  );
}

function Facts({ complaint }: { complaint: ComplaintOut }) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const facts = [
    [t("field.complainant"), complaint.complainant_name],
    [t("field.email"), complaint.complainant_email],
    [t("field.claim"), complaint.claim && <Anchor key="claim" component={Link} size="sm" to={`/claims/${complaint.claim}`}>{complaint.claim}</Anchor>],
    [t("field.level"), label("complaint_level", complaint.level)],
    [t("field.handler"), complaint.handler?.name ?? <strong key="handler">{t("nobody")}</strong>],
    [t("field.channel"), label("complaint_channel", complaint.channel)],
    [t("field.cause"), label("complaint_cause", complaint.cause)],
    [t("field.sent"), day(complaint.sent_on)],
    [t("field.received"), day(complaint.received_on)],
    [t("field.outcome"), complaint.outcome && label("complaint_outcome", complaint.outcome)],
    [t("field.granted"), complaint.money_granted && euros(complaint.money_granted)],
    [t("field.recorded"), t("page.recorded", { at: instant(complaint.recorded_at), who: complaint.recorded_by })],
  ] as const;
  return (
    <Section title={t("page.facts")}>
      <dl className="eg-complaint-facts">{facts.filter(([, value]) => value).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </Section>
  );
}
