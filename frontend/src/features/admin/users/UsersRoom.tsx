import { Button, Checkbox, Group, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions } from "@/api/@tanstack/react-query.gen";
import type { UserOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { euros } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";
import { CloseUser } from "./CloseUser";
import { EditUser } from "./EditUser";
import { NewUser } from "./NewUser";

type Open = { what: "new" } | { what: "edit" | "close"; user: UserOut } | null;

/** Who works here, under whom, and what they may commit alone. */
export function UsersRoom() {
  const { t } = useTranslation("admin");
  const may = useMay();
  const [closed, setClosed] = useState(false);
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState<Open>(null);
  const users = useQuery(accountsUsersOptions({ query: { closed } }));
  const everybody = useQuery({ ...accountsUsersOptions({ query: { closed: false } }), staleTime: 60_000 });
  const edits = may("users:edit");
  const close = () => setOpen(null);
  const columns = useColumns(everybody.data ?? [], edits, setOpen);
  const matching = (rows: readonly UserOut[]) => rows.filter((one) => `${one.name} ${one.email}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <Page title={t("rooms.users")} actions={edits && <Button onClick={() => setOpen({ what: "new" })}>{t("users.new")}</Button>}>
      <Group align="flex-end">
        <TextInput type="search" label={t("users.search")} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        <Checkbox pb={8} label={t("users.closed")} checked={closed} onChange={(event) => setClosed(event.currentTarget.checked)} />
      </Group>
      <Wait query={users} rows={8}>{(rows) => <Table caption={t("rooms.users")} columns={columns} rows={matching(rows)} rowKey={(row) => row.id} empty={t(closed ? "users.noneClosed" : "users.none")} />}</Wait>
      {open?.what === "new" && <NewUser onClose={close} />}
      {open?.what === "edit" && <EditUser user={users.data?.find((one) => one.id === open.user.id) ?? open.user} others={everybody.data ?? []} onClose={close} />}
      {open?.what === "close" && <CloseUser user={users.data?.find((one) => one.id === open.user.id) ?? open.user} onClose={close} />}
    </Page>
  );
}

function useColumns(everybody: readonly UserOut[], edits: boolean, onOpen: (open: Open) => void): Column<UserOut>[] {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const nameOf = (id: string | null) => everybody.find((one) => one.id === id)?.name;
  return [
    { key: "name", label: t("users.name"), cell: (row) => <strong>{row.name}</strong> },
    { key: "email", label: t("users.email"), cell: (row) => row.email },
    { key: "role", label: t("users.role"), cell: (row) => label("role", row.role) },
    { key: "authority", label: t("users.authority"), right: true, cell: (row) => (row.authority === null ? t("users.byRole") : euros(row.authority, true)) },
    { key: "supervisor", label: t("users.supervisor"), cell: (row) => nameOf(row.supervisor_id) },
    { key: "second", label: t("users.second"), cell: (row) => nameOf(row.second_id) },
    { key: "zone", label: t("users.zone"), cell: (row) => zoneName(row.zone) },
    ...(edits ? [{ key: "do", label: t("actions"), right: true, cell: (row: UserOut) => (
      <Group gap={4} justify="flex-end" wrap="nowrap">
        {row.active && <Button size="compact-sm" variant="subtle" onClick={() => onOpen({ what: "edit", user: row })}>{t("users.edit")}</Button>}
        <Button size="compact-sm" variant="subtle" color={row.active ? "red" : undefined} onClick={() => onOpen({ what: "close", user: row })}>{t(row.active ? "users.close" : "users.reopen")}</Button>
      </Group>
    ) }] : []),
  ];
}

/** Europe/Paris reads Paris; the region is for machines. */
const zoneName = (zone: string) => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
