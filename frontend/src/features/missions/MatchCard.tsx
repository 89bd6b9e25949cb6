import { Badge, Button, Group, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MatchOut } from "@/api/types.gen";
import { euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import "./missions.css";

interface MatchCardProps {
  match: MatchOut;
  best: boolean;
  pending: boolean;
  onAsk: () => void;
}

/** A provider who may be asked: score, price, delay, what to know, and each point explained. */
export function MatchCard({ match, best, pending, onAsk }: MatchCardProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  return (
    <article className="eg-match" data-best={best || undefined} aria-label={match.name}>
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="xs"><Text fw={650}>{match.name}</Text>{best && <Badge variant="light" tt="none">{t("ask.best")}</Badge>}</Group>
          <Text size="sm" c="dimmed">{t("ask.sum", { score: match.score, tariff: match.tariff ? euros(match.tariff) : t("ask.noTariff"), days: t("days", { count: match.delay_days }) })}</Text>
        </div>
        <Button size="sm" variant={best ? "filled" : "default"} loading={pending} onClick={onAsk} aria-label={t("ask.submitTo", { name: match.name })}>{t("ask.submit")}</Button>
      </Group>
      {match.warnings.length > 0 && <List size="sm" mt={4} aria-label={t("ask.warnings")}>{match.warnings.map((one) => <List.Item key={one}>⚠ {one}</List.Item>)}</List>}
      <ul className="eg-why" aria-label={t("ask.why")}>
        {match.components.map((one) => (
          <li key={one.code}>
            <span className="eg-why-head"><span>{label("match_component", one.code)}</span><span>{one.points}/{one.out_of}</span></span>
            <meter min={0} max={one.out_of} value={one.points} aria-hidden />
            <span>{one.reason}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}
