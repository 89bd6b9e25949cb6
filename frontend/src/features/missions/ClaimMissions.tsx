import { Alert, Anchor, Group, List, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { providersGetIndicatorsOptions, providersListRequestsOptions } from "@/api/@tanstack/react-query.gen";
import type { ServiceRequestOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import type { ClaimSectionProps } from "@/features/claims/contract";
import { day, daysUntil, euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { TimeLeft } from "@/ui/TimeLeft";
import { Wait } from "@/ui/Wait";
import { LawyerLane } from "./lawyers/LawyerLane";
import { ballOf, isStopped } from "./steps";

/** The missions of a claim, what a person should look at, and the lawyers. */
export default function ClaimMissions({ claim }: ClaimSectionProps) {
  const { t } = useTranslation("missions");
  const path = { reference: claim.reference };
  const may = useMay()("requests:read");
  const missions = useQuery({ ...providersListRequestsOptions({ path, query: { limit: 100 } }), enabled: may });
  const indicators = useQuery({ ...providersGetIndicatorsOptions({ path }), enabled: may });
  if (!may) return null;
  const told = indicators.data?.items ?? [];
  return (
    <>
      <Section title={t("title")}>
        {told.length > 0 && (
          <Alert role="note" variant="light" color="orange" title={t("indicators")} styles={{ title: { color: "var(--mantine-color-text)" } }} mb="xs">
            <List size="sm">{told.map((one) => <List.Item key={one.code + one.message}>{one.message}</List.Item>)}</List>
          </Alert>
        )}
        <Wait query={missions} rows={3}>
          {(page) => (page.items.length === 0
            ? <Text size="sm" c="dimmed">{t("list.none")}</Text>
            : <Stack gap="xs">{page.items.toReversed().map((one) => <MissionLine key={one.reference} mission={one} />)}</Stack>)}
        </Wait>
      </Section>
      <LawyerLane claim={claim} />
    </>
  );
}

function MissionLine({ mission }: { mission: ServiceRequestOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const promised = mission.order?.promised_on;
  const awaited = promised && mission.deliveries.every((one) => !one.complete) && !isStopped(mission);
  return (
    <div>
      <Group gap="xs">
        <Anchor component={Link} to={`/missions/${mission.reference}`} size="sm" fw={600}>{label("speciality", mission.speciality)} · {mission.provider_name}</Anchor>
        <span className="eg-status">{label("mission_progress", mission.progress)}</span>
      </Group>
      <Group gap="md">
        <Text size="sm" c="dimmed">{t("waitsFor", { who: label("mission_waits", ballOf(mission)) })}</Text>
        {promised && <Text size="sm" c="dimmed">{t("promisedOn", { day: day(promised) })} {awaited && <TimeLeft days={daysUntil(promised)} />}</Text>}
        <Text size="sm" c="dimmed">{euros(mission.order?.amount_ttc ?? mission.quote?.amount_ttc)}</Text>
      </Group>
    </div>
  );
}
