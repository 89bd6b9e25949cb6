import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { claimsWorkListOptions, policiesListPersonsOptions, policiesListPoliciesOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimRow } from "@/api/types.gen";
import { number } from "@/lib/format";
import { useLabel } from "@/ui/Labels";
import { useClaimVerbs } from "./claimVerbs";
import { PLACES } from "./nav";
import { useMay, useMe } from "./session";
import { claimAt, readClaim, recentClaims } from "./useRecent";

export interface Entry {
  id: string;
  label: string;
  detail?: string;
  to: string;
}

export interface EntryGroup {
  label: string;
  entries: Entry[];
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether every word typed begins a word of the text, whatever the accents. */
export function matches(text: string, query: string): boolean {
  const words = plain(text).split(/[^\p{L}\d]+/u);
  return plain(query).split(/\s+/).filter(Boolean).every((part) => words.some((word) => word.startsWith(part)));
}

const WORTH = 2;
const SHOWN = 8;

/** What the palette offers for these words, asked of the server from two letters on. */
export function useEntries(query: string, pathname: string): { groups: EntryGroup[]; searching: boolean; problem: string | null } {
  const { t } = useTranslation("desk");
  const found = useFound(query);
  const own = useOwn(query, pathname);
  const groups: EntryGroup[] = [...own.first, ...found.groups, ...own.last].filter((group) => group.entries.length > 0);
  return { groups, searching: found.searching, problem: found.failed ? t("palette.failed") : null };
}

function useFound(query: string) {
  const { t } = useTranslation("desk");
  const label = useLabel();
  const may = useMay();
  const enabled = query.length >= WORTH;
  const kept = { enabled, placeholderData: keepPreviousData, staleTime: 30_000 };
  const open = useQuery({ ...claimsWorkListOptions({ query: { q: query, limit: SHOWN, total: true } }), ...kept });
  const closed = useQuery({ ...claimsWorkListOptions({ query: { q: query, open: false, limit: 4 } }), ...kept });
  const people = useQuery({ ...policiesListPersonsOptions({ query: { name: query, limit: 5 } }), ...kept, enabled: enabled && may("policies:read") });
  const policies = useQuery({ ...policiesListPoliciesOptions({ query: { q: query, limit: 5 } }), ...kept, enabled: enabled && /\d/.test(query) && may("policies:read") });
  const asked = [open, closed, people, policies];
  if (!enabled) return { groups: [], searching: false, failed: false };
  const row = (claim: ClaimRow): Entry => ({
    id: claim.reference,
    label: `${claim.insured_name} · ${claim.reference}`,
    detail: label("status", claim.status),
    to: `/claims/${claim.reference}`,
  });
  const total = open.data?.total ?? 0;
  const further: Entry[] = open.data?.next
    ? [{ id: "all", label: total > 1_000 ? t("palette.allCapped") : t("palette.all", { count: total, formatted: number(total) }), to: `/?q=${encodeURIComponent(query)}` }]
    : [];
  return {
    groups: [
      { label: t("palette.claims"), entries: [...(open.data?.items ?? []).map(row), ...(closed.data?.items ?? []).map(row), ...further] },
      {
        label: t("palette.people"),
        entries: (people.data?.items ?? []).map((one) => ({
          id: one.id,
          label: [one.civility, one.first_name, one.last_name].filter(Boolean).join(" "),
          detail: [one.profession && label("profession", one.profession), one.city].filter(Boolean).join(" · "),
          to: `/persons/${one.id}`,
        })),
      },
      {
        label: t("palette.policies"),
        entries: (policies.data?.items ?? []).map((one) => ({ id: one.number, label: `${one.number} · ${one.insured_name}`, to: `/policies/${encodeURIComponent(one.number)}` })),
      },
    ],
    searching: asked.some((one) => one.isFetching),
    failed: asked.some((one) => one.isError),
  };
}

function useOwn(query: string, pathname: string) {
  const { t } = useTranslation("desk");
  const { t: common } = useTranslation();
  const may = useMay();
  const me = useMe();
  const here = claimAt(pathname);
  const claim = here === null ? undefined : readClaim(here);
  const verbs = useClaimVerbs(claim);
  const kept = (entries: Entry[]) => entries.filter((entry) => matches(entry.label, query));
  const recent = recentClaims(me.id).filter((one) => one.reference !== here);
  const actions: Entry[] = [
    ...(may("claims:declare") ? [{ id: "declare", label: common("declare.long"), to: "/claims/new" }] : []),
    ...(may("deadlines:read") ? [{ id: "simulate", label: t("palette.simulate"), to: "/deadlines?view=simulator" }] : []),
  ];
  return {
    first: [
      { label: t("palette.here", { reference: here ?? "" }), entries: kept(verbs) },
      {
        label: t("palette.recent"),
        entries: kept(recent.map((one) => ({ id: `recent-${one.reference}`, label: [one.name, one.reference].filter(Boolean).join(" · "), to: `/claims/${one.reference}` }))),
      },
    ],
    last: [
      { label: t("palette.actions"), entries: kept(actions) },
      { label: t("palette.places"), entries: kept(PLACES.filter((place) => may(place.needs)).map((place) => ({ id: place.key, label: common(`nav.${place.key}`), to: place.path }))) },
    ],
  };
}
