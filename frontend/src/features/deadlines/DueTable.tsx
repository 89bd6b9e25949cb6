import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { day, daysUntil } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type Column, Table } from "@/ui/Table";
import { TimeLeft } from "@/ui/TimeLeft";
import type { Due } from "./dues";

interface DueTableProps {
  caption: string;
  lines: readonly Due[];
  onOpen: (deadlineId: string) => void;
}

/** One line for each clock; its rule opens the explanation. */
export function DueTable({ caption, lines, onOpen }: DueTableProps) {
  const { t } = useTranslation("deadlines");
  const label = useLabel();
  const columns: Column<Due>[] = [
    { key: "left", label: t("column.left"), cell: (one) => <TimeLeft days={daysUntil(one.day)} /> },
    { key: "day", label: t("column.day"), cell: (one) => <><Text span size="sm" style={{ whiteSpace: "nowrap" }}>{day(one.day)}</Text>{one.what !== "prudent_day" && <Text span size="xs" c="dimmed" display="block">{label("day_meaning", one.what)}</Text>}</> },
    { key: "last", label: t("column.last"), cell: (one) => (one.last_day ? <span style={{ whiteSpace: "nowrap" }}>{day(one.last_day)}</span> : "–") },
    { key: "claim", label: t("column.claim"), cell: (one) => <><Anchor component={Link} size="sm" underline="always" style={{ whiteSpace: "nowrap" }} to={`/claims/${one.claim}`}>{one.claim}</Anchor> {one.insured_name}</> },
    { key: "rule", label: t("column.rule"), cell: (one) => <Anchor component="button" type="button" size="sm" ta="start" aria-label={t("explainOf", { rule: label("rule", one.rule), claim: one.claim })} onClick={() => onOpen(one.deadline_id)}>{label("rule", one.rule)}</Anchor> },
    { key: "remarks", label: t("column.remarks"), cell: (one) => <Remarks due={one} /> },
  ];
  return <div className="eg-deadline-table"><Table caption={caption} columns={columns} rows={lines} rowKey={(one) => `${one.deadline_id} ${one.what}`} empty={t("empty")} /></div>;
}

function Remarks({ due }: { due: Due }) {
  const { t } = useTranslation("deadlines");
  const label = useLabel();
  const told = [due.owner !== "us" && label("clock_owner", due.owner), due.fatal && t("remark.fatal"), due.shadow && t("remark.shadow"), due.unconfirmed && t("remark.unconfirmed"), due.claim_closed && t("remark.closed")].filter(Boolean);
  return told.length === 0 ? null : <Text span size="sm" c="dimmed">{told.join(" · ")}</Text>;
}
