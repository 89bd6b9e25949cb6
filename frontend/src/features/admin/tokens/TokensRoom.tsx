import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsTokensQueryKey } from "@/api/@tanstack/react-query.gen";
import { accountsTokens } from "@/api/sdk.gen";
import type { TokenRow } from "@/api/types.gen";
import { day, parisDay } from "@/lib/format";
import { usePages } from "@/lib/pages";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, PagedTable } from "@/ui/Table";
import { NewToken } from "./NewToken";
import { RevokeToken } from "./RevokeToken";

/** Accesses of other systems; what a token is, is shown once, when it is made. */
export function TokensRoom() {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const [open, setOpen] = useState(false);
  const [revoked, setRevoked] = useState<TokenRow | null>(null);
  const tokens = usePages([...accountsTokensQueryKey(), "pages"], (cursor, signal) => accountsTokens({ query: { cursor, limit: 50 }, signal }));
  const columns: Column<TokenRow>[] = [
    { key: "name", label: t("tokens.name"), cell: (row) => <strong>{row.name}</strong> },
    { key: "role", label: t("users.role"), cell: (row) => label("role", row.role) },
    { key: "made", label: t("tokens.made"), cell: (row) => (row.created_by ? t("byWho", { who: row.created_by, on: day(parisDay(new Date(row.created_at))) }) : day(parisDay(new Date(row.created_at)))) },
    { key: "expires", label: t("tokens.expires"), cell: (row) => day(parisDay(new Date(row.expires_at))) },
    { key: "state", label: t("absences.state"), cell: (row) => (row.active ? t("tokens.active") : row.revoked_at ? t("tokens.revokedOn", { on: day(parisDay(new Date(row.revoked_at))) }) : t("tokens.expired")) },
    { key: "do", label: t("actions"), right: true, cell: (row) => row.active && <Button size="compact-sm" variant="subtle" color="red" onClick={() => setRevoked(row)}>{t("tokens.revoke")}</Button> },
  ];
  return (
    <Page title={t("rooms.tokens")} lead={t("tokens.lead")} actions={<Button onClick={() => setOpen(true)}>{t("tokens.new")}</Button>}>
      <PagedTable caption={t("rooms.tokens")} columns={columns} query={tokens} rowKey={(row) => row.id} empty={t("tokens.none")} />
      {open && <NewToken onClose={() => setOpen(false)} />}
      {revoked && <RevokeToken token={revoked} onClose={() => setRevoked(null)} />}
    </Page>
  );
}
