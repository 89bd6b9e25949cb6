import { Button, Group, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsCancelAbsenceMutation, accountsListAbsencesQueryKey, accountsUsersOptions } from "@/api/@tanstack/react-query.gen";
import { accountsListAbsences } from "@/api/sdk.gen";
import type { AbsenceOut } from "@/api/types.gen";
import { useMe } from "@/app/session";
import { useAction } from "@/lib/actions";
import { day, instant, parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { usePages } from "@/lib/pages";
import { Page } from "@/ui/Page";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { type Column, PagedTable } from "@/ui/Table";
import { NewAbsence } from "./NewAbsence";

/** One's own days away; a supervisor and an administrator note those of anybody. */
export function AbsencesRoom() {
  const { t } = useTranslation("admin");
  const me = useMe();
  const manages = me.role === "supervisor" || me.role === "admin";
  const [who, setWho] = useState(me.id);
  const [open, setOpen] = useState(false);
  const users = useQuery({ ...accountsUsersOptions(), staleTime: 60_000 });
  const path = { user_id: who };
  const absences = usePages([...accountsListAbsencesQueryKey({ path }), "pages"], (cursor, signal) => accountsListAbsences({ path, query: { cursor, limit: 50 }, signal }));
  const cancel = useAction(accountsCancelAbsenceMutation().mutationFn, { done: t("absences.cancelled") });
  const today = parisDay(new Date());
  const columns: Column<AbsenceOut>[] = [
    { key: "days", label: t("absences.days"), cell: (row) => t("absences.from", { start: day(row.starts_on), end: day(row.ends_on) }) },
    { key: "substitute", label: t("absences.substitute"), cell: (row) => row.substitute ?? t("absences.supervisor") },
    { key: "by", label: t("by"), cell: (row) => t("byWho", { who: row.recorded_by, on: instant(row.recorded_at) }) },
    { key: "state", label: t("absences.state"), cell: (row) => (row.cancelled_at ? t("absences.cancelledOn", { on: instant(row.cancelled_at) }) : row.ends_on < today ? t("absences.over") : row.starts_on > today ? t("absences.coming") : t("absences.now")) },
    { key: "do", label: t("actions"), right: true, cell: (row) => row.cancelled_at === null && row.ends_on >= today && (
      <Button size="compact-sm" variant="subtle" color="red" loading={cancel.pending} onClick={() => void cancel.run({ path: { ...path, absence_id: row.id }, headers: ifMatch(row.version) })}>{t("absences.cancel")}</Button>
    ) },
  ];
  return (
    <Page title={t("rooms.absences")} lead={t("absences.lead")} actions={<Button onClick={() => setOpen(true)}>{t("absences.new")}</Button>}>
      {manages && (
        <Group><Select label={t("absences.who")} searchable allowDeselect={false} value={who} onChange={(value) => value && setWho(value)} data={(users.data ?? []).map((one) => ({ value: one.id, label: one.id === me.id ? t("absences.me", { name: one.name }) : one.name }))} /></Group>
      )}
      <ProblemAlert problem={cancel.problem} />
      <PagedTable caption={t("rooms.absences")} columns={columns} query={absences} rowKey={(row) => row.id} empty={t("absences.none")} />
      {open && <NewAbsence user={who} users={users.data ?? []} onClose={() => setOpen(false)} />}
    </Page>
  );
}
