import { Alert, List, SimpleGrid, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EventChangeOut, WholeEffectOut } from "@/api/types.gen";
import { euros } from "@/lib/format";
import { useEffectWords } from "./EventChoice";

/** Both sides of a join or a split, and the money that goes along. */
export function EventChange({ change }: { change: EventChangeOut }) {
  const { t } = useTranslation("coverage");
  const moved = Object.entries(change.moved).filter(([, amount]) => Number(amount) !== 0);
  return (
    <Stack gap="xs" role="status">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Side title={t("change.together")} effect={change.together} />
        <Side title={t("change.apart")} effect={change.apart} />
      </SimpleGrid>
      {change.reasons.length > 0 && <List size="sm">{change.reasons.map((one) => <List.Item key={one.code}>{one.fact}</List.Item>)}</List>}
      {moved.length > 0 && <Text size="sm">{t("change.moved")} · {moved.map(([field, amount]) => `${t(`change.field.${field}` as never, { defaultValue: field.replaceAll("_", " ") }) as string} ${euros(amount)}`).join(", ")}</Text>}
      {change.slot_given_back && <Text size="sm">{t("change.back")}</Text>}
      {change.against_proposal && <Alert color="orange" variant="light">{t("change.against")}</Alert>}
    </Stack>
  );
}

function Side({ title, effect }: { title: string; effect: WholeEffectOut }) {
  const { t } = useTranslation("coverage");
  const words = useEffectWords();
  return (
    <div>
      <Text size="sm" fw={600}>{title}</Text>
      <Text size="sm">{words(effect)} · {t("change.total", { amount: euros(effect.remaining_total, true) })}</Text>
    </div>
  );
}
