import { Button, Group, List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ProposalOut } from "@/api/types.gen";
import { Section } from "@/ui/Section";

/** What the guide makes of the answers: it proposes, the person takes. */
export function Proposal({ found, taken, onTake }: { found: ProposalOut; taken: string | null; onTake: (kind: string, reason: string) => void }) {
  const { t } = useTranslation("qualification");
  return (
    <Section title={t("proposal")}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Text fw={600}>{found.label ?? t("noKind")}{found.to_confirm && found.label ? ` (${t("toConfirm")})` : ""}</Text>
            <Text size="sm">{found.reason}</Text>
          </div>
          {found.proposed_kind && taken !== found.proposed_kind && <Button size="xs" onClick={() => onTake(found.proposed_kind ?? "", found.reason)}>{t("take")}</Button>}
        </Group>
        {found.alternatives.length > 0 && (
          <div>
            <Text size="sm" fw={600}>{t("others")}</Text>
            {found.alternatives.map((one) => (
              <Group key={one.kind} justify="space-between" align="flex-start" wrap="nowrap" mt={4}>
                <Text size="sm"><strong>{one.label}</strong> · {one.reason}</Text>
                {taken !== one.kind && <Button size="compact-xs" variant="default" aria-label={`${t("take")} ${one.label}`} onClick={() => onTake(one.kind, one.reason)}>{t("take")}</Button>}
              </Group>
            ))}
          </div>
        )}
        <Reasons title={t("warnings")} lines={found.warnings} />
        <Reasons title={t("routes")} lines={found.routes.added.map((one) => `${one.label} · ${one.reason}`)} />
        <Reasons title={t("closed")} lines={found.routes.removed.map((one) => `${one.label} · ${one.reason}`)} />
      </Stack>
    </Section>
  );
}

function Reasons({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{title} ({lines.length})</summary>
      <List size="sm">{lines.map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
    </details>
  );
}
