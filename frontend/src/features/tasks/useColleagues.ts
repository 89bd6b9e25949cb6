import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions } from "@/api/@tanstack/react-query.gen";
import { useMe } from "@/app/session";

export const TEAM = "team";

/** Who may be given a task, and the team as a whole. */
export function useColleagues() {
  const { t } = useTranslation("tasks");
  const me = useMe();
  const users = useQuery(accountsUsersOptions());
  const people = (users.data ?? []).filter((user) => user.active && (user.role === "handler" || user.role === "supervisor"));
  return [{ value: TEAM, label: t("team") }, ...people.map((user) => ({ value: user.id, label: user.id === me.id ? t("me", { name: user.name }) : user.name }))];
}
