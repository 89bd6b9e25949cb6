import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { month as monthName, parisDay } from "@/lib/format";
import { Empty } from "@/ui/Empty";
import { Section } from "@/ui/Section";
import { Wait } from "@/ui/Wait";
import { byUrgency, dues, shiftMonth } from "./dues";
import { DueTable } from "./DueTable";
import { useMonths } from "./useMonths";

/** Months back in which a deadline that nobody closed still matters: the shortest ones that are fatal last three. */
const BACK = 4;
const AHEAD = 1;

interface AgendaProps {
  handler: string | undefined;
  withClosed: boolean;
  onOpen: (deadlineId: string) => void;
}

/** What falls due, the most pressing first. */
export function Agenda({ handler, withClosed, onOpen }: AgendaProps) {
  const { t } = useTranslation("deadlines");
  const [ahead, setAhead] = useState(AHEAD);
  const now = parisDay(new Date()).slice(0, 7);
  const found = useMonths(Array.from({ length: BACK + ahead + 1 }, (_, index) => shiftMonth(now, index - BACK)), handler);
  const next = monthName(shiftMonth(now, ahead + 1));
  return (
    <Wait query={found} rows={10}>
      {(months) => {
        const bands = byUrgency(dues(months, withClosed));
        return (
          <>
            {bands.length === 0 && <Empty>{t("empty")}</Empty>}
            {bands.map(([band, lines]) => (
              <Section key={band} title={t(`bands.${band}`, { count: lines.length })}>
                <DueTable caption={t(`bands.${band}`, { count: lines.length })} lines={lines} onOpen={onOpen} />
              </Section>
            ))}
            <Button variant="default" mx="auto" onClick={() => setAhead((months) => months + 1)}>{t("further", { month: next })}</Button>
          </>
        );
      }}
    </Wait>
  );
}
