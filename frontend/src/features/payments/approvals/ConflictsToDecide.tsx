import { Anchor, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { claimsOpenConflictsQueryKey } from "@/api/@tanstack/react-query.gen";
import { claimsOpenConflicts } from "@/api/sdk.gen";
import type { OpenConflictOut } from "@/api/types.gen";
import { parisDay, shortDay } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { Section } from "@/ui/Section";
import { type Column, PagedTable } from "@/ui/Table";
import { ConflictModal } from "./ConflictModal";

/** Claims whose supposed author is an insured or a party of ours: who may go on seeing them? */
export function ConflictsToDecide() {
  const { t } = useTranslation("payments");
  const [open, setOpen] = useState<OpenConflictOut | null>(null);
  const query = { decided: false };
  const conflicts = usePages([...claimsOpenConflictsQueryKey({ query }), "pages"], (cursor, signal) => claimsOpenConflicts({ query: { ...query, cursor, limit: 50 }, signal }));
  const columns: Column<OpenConflictOut>[] = [
    { key: "claim", label: t("payment.claim"), cell: (row) => <Anchor component={Link} to={`/claims/${row.claim_reference}`} size="sm" className="eg-ref">{row.claim_reference}</Anchor> },
    { key: "insured", label: t("conflict.insured"), cell: (row) => row.insured },
    { key: "author", label: t("conflict.author"), cell: (row) => row.author_name },
    { key: "found", label: t("conflict.found"), cell: (row) => shortDay(parisDay(new Date(row.found_at))) },
    { key: "decide", label: t("approvals.decide"), right: true, cell: (row) => <Button size="compact-sm" onClick={() => setOpen(row)}>{t("conflict.decide")}</Button> },
  ];
  return (
    <Section title={t("approvals.conflicts")}>
      <PagedTable caption={t("approvals.conflicts")} columns={columns} query={conflicts} rowKey={(row) => row.id} empty={t("approvals.noConflicts")} />
      {open && <ConflictModal conflict={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}
