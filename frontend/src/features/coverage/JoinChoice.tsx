import { Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EventProposalOut } from "@/api/types.gen";

/** The events that could be shared, with what brings them together. */
export function JoinChoice({ others, value, onChange }: { others: readonly EventProposalOut[]; value: string | null; onChange: (event: string) => void }) {
  const { t } = useTranslation("coverage");
  return (
    <Radio.Group label={t("join.which")} value={value} onChange={onChange}>
      <Stack gap="xs" mt={4}>
        {others.map((one) => (
          <Radio key={one.event_id} value={one.event_id} label={`${one.claims.join(", ")}${one.proposed === "together" ? ` (${t("event.proposed")})` : ""}`}
            description={one.reasons.map((reason) => <Text key={reason.code} size="xs" component="span" display="block">{reason.fact}</Text>)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
