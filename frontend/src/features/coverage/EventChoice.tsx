import { Group, Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EffectOut, EventProposalsOut } from "@/api/types.gen";
import { euros } from "@/lib/format";

/** On which event the claim stands: its own, or that of claims with the same cause, with both effects. */
export function EventChoice({ found, value, onChange }: { found: EventProposalsOut; value: string | null; onChange: (event: string) => void }) {
  const { t } = useTranslation("coverage");
  const effect = useEffectWords();
  const others = found.proposals.filter((one) => one.event_id !== found.event_id);
  return (
    <Radio.Group label={t("event.title")} value={value} onChange={onChange}>
      <Stack gap="xs" mt={4}>
        {found.event_id && <Radio value={found.event_id} label={t("event.keep")} />}
        <Radio value="new" label={t("event.new")} />
        {others.map((one) => (
          <Radio key={one.event_id} value={one.event_id}
            label={<Group gap={6}><span>{t("event.join", { claims: one.claims.join(", ") })}</span>{one.proposed === "together" && <strong>({t("event.proposed")})</strong>}</Group>}
            description={
              <>
                {one.reasons.map((reason) => <Text key={reason.code} size="xs" component="span" display="block">{reason.fact}</Text>)}
                <Text size="xs" component="span" display="block">{t("event.together")} · {effect(one.together)}</Text>
                <Text size="xs" component="span" display="block">{t("event.apart")} · {effect(one.apart)}</Text>
              </>
            } />
        ))}
        {others.length === 0 && <Text size="sm" c="dimmed">{t("event.nothing")}</Text>}
      </Stack>
    </Radio.Group>
  );
}

export function useEffectWords() {
  const { t } = useTranslation("coverage");
  return (effect: EffectOut) => t("event.effect", { used: effect.events_used, limit: effect.events_limit, left: euros(effect.remaining_for_claim, true) });
}
