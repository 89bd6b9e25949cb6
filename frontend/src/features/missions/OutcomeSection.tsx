import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CheckOut, OutcomeOut, ServiceRequestOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day, daysUntil, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { Table } from "@/ui/Table";
import { TimeLeft } from "@/ui/TimeLeft";
import { CheckDialog } from "./dialogs/ResultDialogs";
import { Facts } from "./Facts";

/** What became of a removal: why it is gone, and the later looks at day 1, 7, 30 and 90. */
export function OutcomeSection({ mission, outcome }: { mission: ServiceRequestOut; outcome: OutcomeOut }) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const manages = useMay()("requests:manage");
  const [open, setOpen] = useState<CheckOut | null>(null);
  const { cause, post_checks: checks } = outcome;
  if (cause === null && checks.length === 0) return null;
  const seen = (one: CheckOut) => (one.result === null ? <TimeLeft days={daysUntil(one.due_on)} /> : `${label("removal_seen", one.result)}${one.note ? ` · ${one.note}` : ""}`);
  return (
    <Section title={t("outcome.section")}>
      {cause
        ? <Facts facts={[[t("cause.cause"), <strong key="cause">{label("removal_cause", cause.cause)}</strong>], [t("cause.proof"), cause.proof], [t("cause.day"), day(cause.established_on)], [t("outcome.by"), t("by", { at: instant(cause.recorded_at), who: cause.recorded_by })]]} />
        : <Text size="sm" c="dimmed">{t("outcome.noCause")}</Text>}
      {checks.length > 0 && (
        <Table caption={t("outcome.checks")} rows={checks} rowKey={(one) => one.id} empty={t("none")}
          columns={[
            { key: "day", label: t("check.when"), cell: (one) => t("check.after", { days: one.after_days, day: day(one.checked_on ?? one.due_on) }) },
            { key: "seen", label: t("check.seen"), cell: seen },
            { key: "act", label: t("check.act"), cell: (one) => (one.result === null && manages && daysUntil(one.due_on) <= 0 ? <Button size="compact-sm" variant="default" onClick={() => setOpen(one)}>{t("check.submit")}</Button> : (one.recorded_by ?? "–")) },
          ]} />
      )}
      {open && <CheckDialog mission={mission} check={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
