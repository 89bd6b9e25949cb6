import { Button, Group, Title } from "@mantine/core";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { longDay, month as monthName, parisDay } from "@/lib/format";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { dues, shiftMonth } from "../dues";
import { DueTable } from "../DueTable";
import { useMonths } from "../useMonths";
import { MonthGrid } from "./MonthGrid";

interface MonthViewProps {
  handler: string | undefined;
  withClosed: boolean;
  month: string | null;
  day: string | null;
  onDay: (day: string) => void;
  onOpen: (deadlineId: string) => void;
}

/** A month at a glance; the chosen day says which claims. */
export function MonthView({ handler, withClosed, month, day, onDay, onOpen }: MonthViewProps) {
  const { t } = useTranslation("deadlines");
  const today = parisDay(new Date());
  const shown = month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : today.slice(0, 7);
  const first = shown === today.slice(0, 7) ? today : `${shown}-01`;
  const chosen = day?.startsWith(shown) ? day : first;
  const found = useMonths([shown], handler);
  // The grid stays while another month is read, so that the keys that led there keep their place.
  const lines = dues(found.data ?? [], withClosed);
  const own = lines.filter((one) => one.day === chosen);
  const turn = (by: number) => onDay(`${shiftMonth(shown, by)}-01`);
  return (
    <>
      <Group gap="xs">
        <Button variant="default" px="xs" aria-label={t("month.before")} onClick={() => turn(-1)}><ChevronLeft size={18} aria-hidden /></Button>
        <Title order={2} size="h3" aria-live="polite" className="eg-month-name">{monthName(shown)}</Title>
        <Button variant="default" px="xs" aria-label={t("month.after")} onClick={() => turn(1)}><ChevronRight size={18} aria-hidden /></Button>
        {shown !== today.slice(0, 7) && <Button variant="subtle" onClick={() => onDay(today)}>{t("month.today")}</Button>}
      </Group>
      <MonthGrid month={shown} chosen={chosen} lines={lines} holidays={(found.data ?? []).flatMap((one) => one.holidays)} onDay={onDay} />
      <Section title={longDay(chosen)}>
        <Wait query={found} rows={2}>
          {() => (own.length === 0 ? <Empty>{t("month.nothing")}</Empty> : <DueTable caption={longDay(chosen)} lines={own} onOpen={onOpen} />)}
        </Wait>
      </Section>
    </>
  );
}
