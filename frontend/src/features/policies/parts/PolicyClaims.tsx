import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimsWorkListQueryKey } from "@/api/@tanstack/react-query.gen";
import { claimsWorkList } from "@/api/sdk.gen";
import type { ClaimRow } from "@/api/types.gen";
import { day, parisDay } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { StatusBadge, useLabel } from "@/ui/Labels";
import { type Column, PagedTable } from "@/ui/Table";
import { TimeLeft } from "@/ui/TimeLeft";

/** Every claim on a policy, the latest first. */
export function PolicyClaims({ number }: { number: string }) {
  const { t } = useTranslation("policies");
  const label = useLabel();
  const query = { policy_number: number, sort: "-declared_at" as const };
  const claims = usePages([...claimsWorkListQueryKey({ query }), "pages"], (cursor, signal) => claimsWorkList({ query: { ...query, cursor, limit: 20 }, signal }));
  const columns: Column<ClaimRow>[] = [
    { key: "reference", label: t("claims.reference"), cell: (row) => <Anchor component={Link} to={`/claims/${row.reference}`} size="sm" fw={600}>{row.reference}</Anchor> },
    { key: "declared", label: t("claims.declared"), cell: (row) => day(parisDay(new Date(row.declared_at))) },
    { key: "status", label: t("claims.status"), cell: (row) => <StatusBadge status={row.status} /> },
    { key: "kind", label: t("claims.kind"), cell: (row) => label("kind", row.kind) },
    { key: "handler", label: t("claims.handler"), cell: (row) => row.handler?.name },
    { key: "deadline", label: t("claims.deadline"), cell: (row) => row.earliest_deadline && <TimeLeft days={row.earliest_deadline.days_left} /> },
  ];
  return <PagedTable caption={t("policy.claims")} columns={columns} query={claims} rowKey={(row) => row.reference} empty={t("policy.noClaims")} />;
}
