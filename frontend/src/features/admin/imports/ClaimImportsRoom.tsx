import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeoverListImportsQueryKey } from "@/api/@tanstack/react-query.gen";
import { takeoverListImports } from "@/api/sdk.gen";
import type { ClaimImportRow } from "@/api/types.gen";
import { usePages } from "@/lib/pages";
import { Page } from "@/ui/Page";
import { PagedTable } from "@/ui/Table";
import { ClaimImportDetail } from "./ClaimImportDetail";
import { useImportColumns } from "./columns";
import { SendClaims } from "./SendClaims";

/** Claims taken over from another system, past and running. */
export function ClaimImportsRoom() {
  const { t } = useTranslation("admin");
  const [sending, setSending] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const imports = usePages([...takeoverListImportsQueryKey(), "pages"], (cursor, signal) => takeoverListImports({ query: { cursor, limit: 30 }, signal }));
  const columns = useImportColumns<ClaimImportRow>(setOpen, ["claims", "created", "unchanged", "rejected"]);
  return (
    <Page title={t("rooms.claimImports")} lead={t("imports.claimsLead")} actions={<Button onClick={() => setSending(true)}>{t("imports.new")}</Button>}>
      {open && <ClaimImportDetail id={open} onClose={() => setOpen(null)} />}
      <PagedTable caption={t("rooms.claimImports")} columns={columns} query={imports} rowKey={(row) => row.id} empty={t("imports.none")} />
      {sending && <SendClaims onClose={() => setSending(false)} onSent={setOpen} />}
    </Page>
  );
}
