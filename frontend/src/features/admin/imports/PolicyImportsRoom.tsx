import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { policiesListImportsQueryKey } from "@/api/@tanstack/react-query.gen";
import { policiesListImports } from "@/api/sdk.gen";
import type { ImportRow } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { day } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { useImportColumns } from "./columns";
import { PolicyImportDetail } from "./PolicyImportDetail";
import { SendPolicies } from "./SendPolicies";

/** Portfolios and life facts read from files, past and running. */
export function PolicyImportsRoom() {
  const { t } = useTranslation("admin");
  const may = useMay();
  const [sending, setSending] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const imports = usePages([...policiesListImportsQueryKey(), "pages"], (cursor, signal) => policiesListImports({ query: { cursor, limit: 30 }, signal }));
  const columns: Column<ImportRow>[] = [
    ...useImportColumns<ImportRow>(setOpen, ["rows", "created", "updated", "unchanged", "rejected"]),
    { key: "asOf", label: t("imports.asOf"), cell: (row) => day(row.as_of) },
  ];
  return (
    <Page title={t("rooms.policyImports")} lead={t("imports.policiesLead")} actions={may("policies:import") && <Button onClick={() => setSending(true)}>{t("imports.new")}</Button>}>
      {open && <PolicyImportDetail id={open} onClose={() => setOpen(null)} />}
      <PagedTable caption={t("rooms.policyImports")} columns={columns} query={imports} rowKey={(row) => row.id} empty={t("imports.none")} />
      {sending && <SendPolicies onClose={() => setSending(false)} onSent={setOpen} />}
    </Page>
  );
}
