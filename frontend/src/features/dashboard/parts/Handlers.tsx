import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { HandlerLoadOut } from "@/api/types.gen";
import { number } from "@/lib/format";
import { Section } from "@/ui/Section";
import { type Column, Table } from "@/ui/Table";
import { byLink, dueLink } from "../links";

/** Who holds what, the one who has most to do soon first. */
export function Handlers({ handlers, asOf }: { handlers: readonly HandlerLoadOut[]; asOf: string }) {
  const { t } = useTranslation("dashboard");
  const most = Math.max(1, ...handlers.map((one) => one.open));
  const count = (claims: number, to: string, what: string) =>
    claims > 0 ? <Link className="eg-link" to={to} aria-label={t("see", { count: claims, what })}>{number(claims)}</Link> : number(claims);
  const columns: Column<HandlerLoadOut>[] = [
    { key: "name", label: t("handler"), cell: (row) => row.name },
    { key: "load", label: t("share"), cell: (row) => <span className="eg-load" aria-hidden><span className="eg-bar" style={{ width: `${(row.open / most) * 100}%` }} /></span> },
    { key: "open", label: t("open"), right: true, cell: (row) => count(row.open, byLink("handler", row.id), row.name) },
    { key: "expiring", label: t("expiring"), right: true, cell: (row) => count(row.expiring, dueLink(asOf, null, 14, { handler: row.id }), `${row.name}, ${t("expiring")}`) },
    { key: "tasks", label: t("overdue"), right: true, cell: (row) => number(row.overdue_tasks) },
  ];
  const rows = handlers.toSorted((a, b) => b.expiring - a.expiring || b.open - a.open);
  return <Section title={t("load")}><Table caption={t("load")} columns={columns} rows={rows} rowKey={(row) => row.id} empty={t("noHandler")} /></Section>;
}
