import { Alert, Anchor, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lawyersLawyerLaneOptions, lawyersLawyerNamesOptions } from "@/api/@tanstack/react-query.gen";
import type { LawyerLaneOut } from "@/api/types.gen";
import type { ClaimSectionProps } from "@/features/claims/contract";
import { day, euros } from "@/lib/format";
import { Section } from "@/ui/Section";
import { Facts } from "../Facts";
import { AgreementCard } from "./AgreementCard";

/** Lawyers on a claim: the free choice, the written request, the steps granted. Hidden while there is nothing to say. */
export function LawyerLane({ claim }: ClaimSectionProps) {
  const lane = useQuery(lawyersLawyerLaneOptions({ path: { reference: claim.reference } }));
  const found = lane.data;
  if (!found || (!found.lane_open && !found.choice && !found.opposing_lawyer && found.agreements.length === 0 && found.name_requests.length === 0)) return null;
  return <Lane lane={found} reference={claim.reference} />;
}

function Lane({ lane, reference }: { lane: LawyerLaneOut; reference: string }) {
  const { t } = useTranslation("missions");
  const { choice, guarantee, opposing_lawyer: opposing } = lane;
  return (
    <Section title={t("lane.title")}>
      <Stack gap="xs">
        {lane.amicable_letters_stopped && <Alert role="note" variant="light" color="red">{t("lane.stopped", { name: opposing?.name ?? t("lane.unnamed"), day: day(opposing?.since) })}</Alert>}
        <Facts facts={[
          [t("lane.choice"), choice ? <><strong>{choice.name}</strong>, {choice.bar}</> : t("lane.noChoice")],
          [t("choose.phone"), choice?.phone && <Anchor size="sm" href={`tel:${choice.phone.replace(/\s/g, "")}`}>{choice.phone}</Anchor>],
          [t("choose.email"), choice?.email],
          [t("choose.day"), day(choice?.chosen_on)],
          [t("lane.limit"), guarantee && euros(guarantee.event_limit)],
          [t("lane.requested"), lane.name_requests.map((one) => day(one.requested_on)).join(", ")],
        ]} />
        {!guarantee && <Text size="sm" c="dimmed">{t("lane.noGuarantee")}</Text>}
        {lane.name_requests.length > 0 && <Names reference={reference} />}
        {lane.agreements.map((one) => <AgreementCard key={one.reference} agreement={one} />)}
      </Stack>
    </Section>
  );
}

function Names({ reference }: { reference: string }) {
  const { t } = useTranslation("missions");
  const names = useQuery(lawyersLawyerNamesOptions({ path: { reference } }));
  return <Text size="sm">{t("lane.names", { names: names.data?.items.map((one) => one.name).join(", ") || t("none") })}</Text>;
}
