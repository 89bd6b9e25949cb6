import { Alert, List, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClaimOut } from "@/api/types.gen";
import { CoverMeter } from "@/ui/CoverMeter";
import { coverOf, type Finding, findingsOf, standingOf } from "./cover";

/** A rehearsed decision: the place it takes, the standing before and after, what the rules say. */
export function Effect({ before, after }: { before: ClaimOut; after: ClaimOut }) {
  const { t } = useTranslation("coverage");
  const [was, will] = [standingOf(before.standing), standingOf(after.standing)];
  const found = findingsOf(after.coverage_decision);
  return (
    <Stack gap="sm" role="status">
      {will && was ? <Places was={was.events_used} will={will.events_used} limit={will.events_limit} /> : <Text>{t("effect.noPolicy")}</Text>}
      {was && will && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <CoverMeter title={t("effect.before")} cover={coverOf(was)} />
          <CoverMeter title={t("effect.after")} cover={coverOf(will)} />
        </SimpleGrid>
      )}
      <Findings title={t("findings.reasons")} found={found.reasons} color="red" />
      <Findings title={t("findings.warnings")} found={found.warnings} color="orange" />
      {found.reasons.length + found.warnings.length === 0 && <Text size="sm">{t("findings.none")}</Text>}
    </Stack>
  );
}

function Places({ was, will, limit }: { was: number; will: number; limit: number }) {
  const { t } = useTranslation("coverage");
  const words = will > was ? t("effect.takes", { used: will, limit }) : will < was ? t("effect.frees") : t("effect.keeps");
  return <Text fw={650} size="lg">{words}</Text>;
}

export function Findings({ title, found, color }: { title: string; found: readonly Finding[]; color: string }) {
  if (found.length === 0) return null;
  return (
    <Alert className="eg-told" color={color} variant="light" title={title}>
      <List size="sm">{found.map((one) => <List.Item key={one.code}>{one.fact}{one.clause && <Text size="xs" c="dimmed">{one.clause}</Text>}</List.Item>)}</List>
    </Alert>
  );
}
