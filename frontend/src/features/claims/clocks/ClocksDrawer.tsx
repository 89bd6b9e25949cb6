import { Button, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsDeadlinesOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, DeadlineOut } from "@/api/types.gen";
import { useDesk } from "../page/desk";
import { ClockCard } from "./ClockCard";
import { Resolve } from "./Resolve";

interface ClocksDrawerProps {
  claim: ClaimOut;
  /** A dialogue of the page stands above: Escape is for that one. */
  covered: boolean;
  onClose: () => void;
}

/** Every clock of the claim: the live ones with what may be done about them, then the others. */
export function ClocksDrawer({ claim, covered, onClose }: ClocksDrawerProps) {
  const { t } = useTranslation("claims");
  const { t: common } = useTranslation();
  const { act, keys } = useDesk();
  const [resolving, setResolving] = useState<DeadlineOut | null>(null);
  const live = claim.deadlines.filter((one) => one.state === "live");
  // The claim itself tells only what runs.
  const all = useQuery(claimsDeadlinesOptions({ path: { reference: claim.reference } })).data ?? [];
  const past = all.filter((one) => one.state !== "live");
  return (
    <Drawer opened onClose={onClose} closeOnEscape={!covered && resolving === null} position="right" size="lg" title={t("clocks.title")} closeButtonProps={{ "aria-label": common("close") }}>
      <Stack gap="md">
        <Group gap="xs">
          {keys.includes("record_act") && <Button size="xs" onClick={() => act("record_act")}>{t("clocks.recordAct")}</Button>}
          {keys.includes("open_clock") && <Button size="xs" variant="default" onClick={() => act("open_clock")}>{t("clocks.open")}</Button>}
        </Group>
        <section>
          <Title order={3} size="h4" mb="xs">{t("clocks.live")}</Title>
          {live.length === 0 && <Text size="sm" c="dimmed">{t("clocks.none")}</Text>}
          <Stack gap="sm">{live.map((one) => <ClockCard key={one.id} claim={claim} clock={one} onResolve={setResolving} />)}</Stack>
        </section>
        {past.length > 0 && (
          <section>
            <Title order={3} size="h4" mb="xs">{t("clocks.past")}</Title>
            <Stack gap="sm">{past.map((one) => <ClockCard key={one.id} claim={claim} clock={one} onResolve={setResolving} />)}</Stack>
          </section>
        )}
      </Stack>
      {resolving && <Resolve reference={claim.reference} clock={resolving} onClose={() => setResolving(null)} />}
    </Drawer>
  );
}
