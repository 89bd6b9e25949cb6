import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { day } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import type { Filters } from "./filters";

const NOT_SHOWN = new Set(["tab", "sort", "handler", "q"]);
const GROUPS: Partial<Record<keyof Filters, string>> = { waiting_on: "ball", flag: "flag", platform: "platform", kind: "kind", channel: "channel" };

/** What hides claims, in words, each with its way out. */
export function Chips({ filters, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const { t } = useTranslation("worklist");
  const label = useLabel();
  const names = (Object.keys(filters) as (keyof Filters)[]).filter((name) => !NOT_SHOWN.has(name) && filters[name] !== undefined);
  if (names.length === 0) return null;
  const said = (name: keyof Filters): string => {
    const value = filters[name];
    if (Array.isArray(value)) return value.map((one) => label("status", one)).join(", ");
    if (typeof value === "boolean") return t("filters.closed");
    const group = GROUPS[name];
    return group ? label(group, value) : /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? day(String(value)) : String(value);
  };
  return (
    <ul className="wl-chips" aria-label={t("filters.label")}>
      {names.map((name) => {
        const text = `${t(`filters.${name as "status"}`)}\u00a0: ${said(name)}`;
        return (
          <li key={name}>
            {text}
            <button type="button" className="eg-icon" aria-label={t("filters.remove", { text })} onClick={() => onChange({ ...filters, [name]: undefined })}><X size={14} aria-hidden /></button>
          </li>
        );
      })}
      <li><button type="button" className="wl-clear" onClick={() => onChange({ tab: filters.tab, sort: filters.sort, handler: filters.handler })}>{t("filters.clear")}</button></li>
    </ul>
  );
}
