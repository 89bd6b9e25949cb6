import { Anchor, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { complaintsComplaintsOptions, disagreementsDisagreementsOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimSectionProps } from "@/features/claims/contract";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { ClockLine } from "./ClockLine";
import { clocksOf } from "./clocks";
import { DisagreementCard } from "./disagreements/DisagreementCard";
import { StateBadge } from "./StateBadge";
import "./complaints.css";

/** The complaints of a claim with what runs, and the disagreements on its measures. */
export default function ClaimComplaints({ claim }: ClaimSectionProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const complaints = useQuery(complaintsComplaintsOptions({ query: { claim: claim.reference, limit: 100 } }));
  const disagreements = useQuery(disagreementsDisagreementsOptions({ path: { reference: claim.reference } }));
  return (
    <>
      <Section title={t("title")}>
        <Wait query={complaints} rows={2}>
          {({ items }) => (
            <Stack gap="sm">
              {items.length === 0 && <Text size="sm" c="dimmed">{t("claim.none")}</Text>}
              {items.map((one) => (
                <div key={one.reference}>
                  <Group gap="xs">
                    <Anchor component={Link} size="sm" fw={600} to={`/complaints/${one.reference}`}>{one.reference} · {one.subject}</Anchor>
                    <StateBadge complaint={one} />
                    <Text size="sm" c="dimmed">{label("complaint_level", one.level)} · {one.handler?.name ?? t("nobody")}</Text>
                  </Group>
                  <Group gap="lg">{clocksOf(one).filter((clock) => clock.by).map((clock) => <span key={clock.key}><Text span size="sm" c="dimmed">{t(`clock.${clock.key}`)}</Text> <ClockLine clock={clock} /></span>)}</Group>
                </div>
              ))}
            </Stack>
          )}
        </Wait>
      </Section>
      {(disagreements.data?.length ?? 0) > 0 && (
        <Section title={t("disagreement.title")}>
          <Stack>{disagreements.data?.map((one) => <DisagreementCard key={one.reference} disagreement={one} />)}</Stack>
        </Section>
      )}
    </>
  );
}
