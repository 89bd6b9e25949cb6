import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DashboardMonthOut } from "@/api/types.gen";
import { euros, month as named, number, percent } from "@/lib/format";
import { oneDecimal, roundEuros } from "@/lib/months";
import { Money } from "@/ui/Money";
import { ChartCard } from "../charts/ChartCard";
import { type Delay, lastDelay, total, totalAmount } from "../figures";
import { declaredLink } from "../links";

const DELAYS: Delay[] = ["days_to_decision", "days_to_order", "days_to_delivery"];
type Key = keyof DashboardMonthOut;

const count = (month: DashboardMonthOut, key: Key) => number(month[key] as number);
const money = (month: DashboardMonthOut, key: Key) => <Money amount={month[key] as string} />;

/** The pictures of the period, month by month. */
export function Monthly({ months }: { months: readonly DashboardMonthOut[] }) {
  const { t } = useTranslation("dashboard");
  const sum = { opened: total(months, "opened"), closed: total(months, "closed"), missed: total(months, "deadlines_missed"), met: total(months, "deadlines_met"), moot: total(months, "deadlines_moot") };
  const days = (value: number) => t("days", { count: value, days: oneDecimal(value) });
  const medians = DELAYS.map((name) => ({ name, last: lastDelay(months, name) })).filter((one) => one.last !== null)
    .map(({ name, last }) => t("chart.median", { what: t(`delay.${name}`), days: days(last?.days ?? 0), month: named(last?.month ?? "") }));
  const checked = total(months, "removals_checked");
  const opened = (month: DashboardMonthOut, key: Key) =>
    key === "opened" && month.opened > 0 ? <Link className="eg-link" to={declaredLink(month.month)} aria-label={t("see", { count: month.opened, what: named(month.month) })}>{number(month.opened)}</Link> : count(month, key);
  return (
    <div className="eg-pair">
      <ChartCard title={t("chart.flow")} says={t("chart.flowSays", sum)} empty={t("chart.nothing")} months={months} shape="bars" write={number} cell={opened}
        series={[{ key: "opened", label: t("opened"), color: "var(--eg-first)" }, { key: "closed", label: t("closed"), color: "var(--eg-second)", hatched: true }]} />
      <ChartCard title={t("chart.deadlines")} says={t("chart.deadlinesSays", sum)} empty={t("chart.noDeadline")} months={months} shape="stacked" write={number} cell={count}
        series={[{ key: "deadlines_met", label: t("met"), color: "var(--eg-calm)" }, { key: "deadlines_moot", label: t("moot"), color: "var(--mantine-color-dimmed)" }, { key: "deadlines_missed", label: t("missed"), color: "var(--eg-expired)", hatched: true }]} />
      <ChartCard title={t("chart.money")} says={t("chart.moneySays", { committed: euros(totalAmount(months, "committed"), true), paid: euros(totalAmount(months, "paid"), true) })} empty={t("chart.noMoney")}
        months={months} shape="bars" write={(value) => euros(value.toFixed(2), true)} axis={roundEuros} cell={money}
        series={[{ key: "committed", label: t("committed"), color: "var(--eg-second)", hatched: true }, { key: "paid", label: t("paid"), color: "var(--eg-first)" }]} />
      <ChartCard title={t("chart.delays")} says={medians.join(" ")} empty={t("chart.noDelay")} months={months} shape="lines" write={days} axis={oneDecimal}
        cell={(month, key) => (month[key] === null ? t("none") : days(month[key] as number))}
        series={[
          { key: "days_to_decision", label: t("delay.days_to_decision"), color: "var(--eg-first)" },
          { key: "days_to_order", label: t("delay.days_to_order"), color: "var(--eg-second)", dash: "7 4" },
          { key: "days_to_delivery", label: t("delay.days_to_delivery"), color: "var(--eg-third)", dash: "2 3" },
        ]} />
      <ChartCard title={t("chart.success")} says={t("chart.successSays", { held: number(total(months, "removals_held")), count: checked })} empty={t("chart.noCheck")} months={months} shape="lines" part
        write={percent} cell={(month, key) => (month[key] === null ? t("none") : percent(month[key] as number))}
        series={[{ key: "removal_success", label: t("success"), color: "var(--eg-calm)" }]}
        more={[{ key: "checked", label: t("checked"), right: true, cell: (month) => number(month.removals_checked) }, { key: "held", label: t("held"), right: true, cell: (month) => number(month.removals_held) }]} />
      <ChartCard title={t("chart.complaints")} says={t("chart.complaintsSays", { count: total(months, "complaints") })} empty={t("chart.noComplaint")} months={months} shape="bars" write={number} cell={count}
        series={[{ key: "complaints", label: t("complaints"), color: "var(--eg-third)" }]} />
    </div>
  );
}
