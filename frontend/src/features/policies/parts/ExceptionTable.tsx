import { Anchor, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { LimitExceptionOut } from "@/api/types.gen";
import { useMay, useMe } from "@/app/session";
import { day, instant } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { type Column, Table } from "@/ui/Table";
import { DecideException } from "../dialogs/DecideException";
import { added } from "./exceptions";

interface ExceptionTableProps {
  rows: readonly LimitExceptionOut[];
  empty: string;
  /** True where the page is not already that of the policy. */
  named?: boolean;
}

/** Exceptions to the limits, with what one may decide of them. */
export function ExceptionTable({ rows, empty, named = false }: ExceptionTableProps) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const [asked, setAsked] = useState<{ one: LimitExceptionOut; outcome: "approve" | "reject" } | null>(null);
  const columns: Column<LimitExceptionOut>[] = [
    ...(named ? [{ key: "policy", label: t("exceptions.policy"), cell: (row: LimitExceptionOut) => <Anchor component={Link} to={`/policies/${row.policy_number}`} size="sm">{row.policy_number}</Anchor> }] : []),
    { key: "what", label: t("exceptions.what"), cell: (row) => <>{label("exception_kind", row.kind)} <strong>{added(t, row)}</strong></> },
    { key: "period", label: t("exceptions.period"), cell: (row) => day(row.period_start) },
    { key: "reason", label: t("exceptions.reason"), cell: (row) => row.reason },
    { key: "proposed", label: t("exceptions.proposed"), cell: (row) => t("by", { who: row.proposed_by, on: instant(row.proposed_at) }) },
    { key: "state", label: t("exceptions.state"), cell: (row) => <State row={row} onAsk={(outcome) => setAsked({ one: row, outcome })} /> },
  ];
  return (
    <>
      <Table caption={t("exceptions.title")} columns={columns} rows={rows} rowKey={(row) => row.id} empty={empty} />
      {asked && <DecideException exception={asked.one} outcome={asked.outcome} onClose={() => setAsked(null)} />}
    </>
  );
}

function State({ row, onAsk }: { row: LimitExceptionOut; onAsk: (outcome: "approve" | "reject") => void }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const may = useMay();
  const me = useMe();
  if (row.state !== "proposed")
    return <>{t("exceptions.decided", { state: label("exception_state", row.state), who: row.decided_by ?? "", on: instant(row.decided_at) })}{row.decision_reason && <Text size="xs" c="dimmed">{row.decision_reason}</Text>}</>;
  if (!may("limits:approve")) return label("exception_state", row.state);
  if (row.proposed_by === me.name) return <Text size="sm" c="dimmed">{t("exceptions.own")}</Text>;
  return (
    <Group gap="xs" wrap="nowrap">
      <Button size="compact-sm" variant="default" onClick={() => onAsk("reject")}>{t("exceptions.reject")}</Button>
      <Button size="compact-sm" onClick={() => onAsk("approve")}>{t("exceptions.approve")}</Button>
    </Group>
  );
}
