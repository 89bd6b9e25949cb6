import { Button, Group, NativeSelect, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { month as named } from "@/lib/format";
import { choices, lastMonths, LENGTHS, picked, type Span } from "../period";

interface PickerProps {
  span: Span;
  now: string;
  onPick: (span: Span) => void;
}

/** The months that the pictures below show. */
export function PeriodPicker({ span, now, onPick }: PickerProps) {
  const { t } = useTranslation("dashboard");
  const months = [...new Set([...choices(now), span.from, span.to])].sort().reverse().map((value) => ({ value, label: named(value) }));
  const same = (other: Span) => other.from === span.from && other.to === span.to;
  return (
    <div>
      <Title order={2} mb="xs">{t("period.title")}</Title>
      <div className="eg-period" role="group" aria-label={t("period.title")}>
        <NativeSelect label={t("period.from")} value={span.from} data={months} onChange={(event) => onPick(picked(span, "from", event.currentTarget.value))} />
        <NativeSelect label={t("period.to")} value={span.to} data={months} onChange={(event) => onPick(picked(span, "to", event.currentTarget.value))} />
        <Group gap={6}>
          {LENGTHS.map((length) => {
            const one = lastMonths(length, now);
            return <Button key={length} px="sm" variant={same(one) ? "light" : "default"} aria-pressed={same(one)} onClick={() => onPick(one)}>{t("period.last", { count: length })}</Button>;
          })}
        </Group>
      </div>
    </div>
  );
}
