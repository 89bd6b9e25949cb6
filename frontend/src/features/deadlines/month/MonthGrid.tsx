import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { HolidayOut } from "@/api/types.gen";
import { daysUntil, longDay, month as monthName, parisDay } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { urgencyOf } from "@/ui/TimeLeft";
import { type Due, moved, weeksOf } from "../dues";
import { weekdays } from "./weekdays";

interface MonthGridProps {
  month: string;
  chosen: string;
  lines: readonly Due[];
  holidays: readonly HolidayOut[];
  onDay: (day: string) => void;
}

const SHOWN = 3;

/** A calendar as a grid: arrows walk the days, Home and End the week, Page Up and Page Down the months. */
export function MonthGrid({ month, chosen, lines, holidays, onDay }: MonthGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const walked = useRef(false);
  useEffect(() => {
    if (walked.current) grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    walked.current = false;
  }, [chosen]);
  const walk = (event: KeyboardEvent) => {
    const to = moved(chosen, event.key);
    if (to === null) return;
    event.preventDefault();
    walked.current = true;
    onDay(to);
  };
  return (
    <table role="grid" ref={grid} className="eg-month" aria-label={monthName(month)} onKeyDown={walk}>
      <thead><tr>{weekdays().map(({ short, long }) => <th key={long} scope="col" abbr={long}>{short}</th>)}</tr></thead>
      <tbody>
        {weeksOf(month).map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) => (day === null
              ? <td key={weekday} />
              : <DayCell key={day} day={day} chosen={day === chosen} lines={lines.filter((one) => one.day === day)} holiday={holidays.find((one) => one.day === day)} onDay={onDay} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  day: string;
  chosen: boolean;
  lines: readonly Due[];
  holiday: HolidayOut | undefined;
  onDay: (day: string) => void;
}

function DayCell({ day, chosen, lines, holiday, onDay }: DayCellProps) {
  const { t } = useTranslation("deadlines");
  const label = useLabel();
  const today = day === parisDay(new Date());
  const name = [longDay(day), today && t("month.today"), holiday?.name, t("month.count", { count: lines.length })].filter(Boolean).join(", ");
  return (
    <td role="gridcell" aria-selected={chosen} data-today={today || undefined} data-free={holiday ? true : undefined}>
      <button type="button" tabIndex={chosen ? 0 : -1} aria-label={name} onClick={() => onDay(day)}>
        <span className="eg-month-day">{Number(day.slice(8))}{holiday && <small> {holiday.name}</small>}</span>
        {lines.length > 0 && <span className="eg-month-count" data-urgency={urgencyOf(daysUntil(day))}>{lines.length}</span>}
        {lines.slice(0, SHOWN).map((one) => <span key={`${one.deadline_id}${one.what}`} className="eg-month-line">{one.insured_name} · {label("rule", one.rule)}</span>)}
        {lines.length > SHOWN && <span className="eg-month-line">{t("month.others", { count: lines.length - SHOWN })}</span>}
      </button>
    </td>
  );
}
