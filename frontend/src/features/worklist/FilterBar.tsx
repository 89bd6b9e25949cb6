import { Search, SlidersHorizontal } from "lucide-react";
import { type FormEvent, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { lazily } from "@/lib/rest";
import { Chips } from "./Chips";
import { type Filters, narrowed, type Sort, SORTS, write } from "./filters";
import { SEARCH_FIELD } from "./useListKeys";

const MoreFilters = lazily(() => import("./MoreFilters"));

interface FilterBarProps {
  filters: Filters;
  onChange: (next: Filters) => void;
}

/** Whose work, words to look for, order, and the rest behind one button. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation("worklist");
  const [open, setOpen] = useState(false);
  const count = narrowed(filters);
  return (
    <div className="wl-filters">
      <div className="wl-bar-line">
        <Scope filters={filters} />
        <SearchField key={filters.q ?? ""} filters={filters} onChange={onChange} />
        <label className="wl-sort">{t("sort.label")}
          <select className="wl-field" value={filters.sort} onChange={(event) => onChange({ ...filters, sort: event.currentTarget.value as Sort })}>
            {SORTS.map((sort) => <option key={sort} value={sort}>{t(`sort.${sort}`)}</option>)}
          </select>
        </label>
        <button type="button" className="wl-field wl-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <SlidersHorizontal size={15} aria-hidden /> {count > 0 ? t("filters.some", { count }) : t("filters.none")}
        </button>
      </div>
      {open && <Suspense><MoreFilters filters={filters} onChange={onChange} onClose={() => setOpen(false)} /></Suspense>}
      <Chips filters={filters} onChange={onChange} />
    </div>
  );
}

const SCOPES = [["me", "me"], ["team", undefined], ["none", "none"]] as const;

function Scope({ filters }: { filters: Filters }) {
  const { t } = useTranslation("worklist");
  return (
    <nav aria-label={t("scope.label")} className="wl-scope">
      {SCOPES.map(([key, handler]) => (
        <Link key={key} to={`/?${write({ ...filters, handler })}`} aria-current={filters.handler === handler ? "page" : undefined}>{t(`scope.${key}`)}</Link>
      ))}
    </nav>
  );
}

function SearchField({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation("worklist");
  const [typed, setTyped] = useState(filters.q ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange({ ...filters, q: typed.trim() || undefined });
  };
  return (
    <form role="search" className="wl-search" onSubmit={submit}>
      <Search size={15} aria-hidden />
      <input id={SEARCH_FIELD} type="search" className="wl-field" value={typed} placeholder={t("search.help")} aria-label={t("search.label")} aria-keyshortcuts="/"
        onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()} />
    </form>
  );
}
