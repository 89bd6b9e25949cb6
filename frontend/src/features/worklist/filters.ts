/** What the work-list is narrowed to: the address of the page says it whole, so that it can be sent to a colleague. */
import type { ClaimsWorkListData, Holder, Status } from "@/api/types.gen";

type Query = NonNullable<ClaimsWorkListData["query"]>;

export const TABS = ["all", "expiring", "to_qualify", "replies", "awaiting_insured", "stalled", "to_approve", "complaints"] as const;
export const SORTS = ["prudent_day", "-declared_at", "declared_at", "last_activity", "insured_name"] as const;
export const HOLDERS: readonly Holder[] = ["handler", "supervisor", "insured", "provider", "third_party", "nobody"];
export const STATUSES: readonly Status[] = [
  "declared", "policy_to_identify", "awaiting_insured", "qualified", "decided", "in_progress", "awaiting_third_party", "reopened", "closed",
];
export type Tab = (typeof TABS)[number];
export type Sort = (typeof SORTS)[number];

/** Each as it is written in the address and to the API; what is left out is not filtered. */
export interface Filters {
  tab: Tab;
  sort: Sort;
  handler?: string;
  q?: string;
  status?: Status[];
  open?: boolean;
  waiting_on?: Holder;
  flag?: string;
  platform?: string;
  kind?: string;
  product?: string;
  channel?: string;
  policy_number?: string;
  before?: string;
  after?: string;
  declared_from?: string;
  declared_to?: string;
}

const WORDS = ["q", "flag", "platform", "kind", "product", "channel", "policy_number"] as const;
const DAYS = ["before", "after", "declared_from", "declared_to"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const HANDLER = /^(me|none|[0-9a-f-]{36})$/i;
const MOST = 200;

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | undefined => known.find((one) => one === value);

/** The filters of an address; what it says wrongly is left out rather than refused by the server. */
export function read(params: URLSearchParams): Filters {
  const filters: Filters = { tab: oneOf(TABS, params.get("tab")) ?? "all", sort: oneOf(SORTS, params.get("sort")) ?? "prudent_day" };
  const handler = params.get("handler");
  if (handler && HANDLER.test(handler)) filters.handler = handler;
  const status = params.getAll("status").filter((one): one is Status => STATUSES.includes(one as Status));
  if (status.length > 0) filters.status = status;
  if (params.get("open") === "false") filters.open = false;
  const holder = oneOf(HOLDERS, params.get("waiting_on"));
  if (holder) filters.waiting_on = holder;
  for (const name of WORDS) {
    const word = params.get(name)?.trim().slice(0, MOST);
    if (word) filters[name] = word;
  }
  for (const name of DAYS) {
    const day = params.get(name) ?? "";
    if (DAY.test(day) && !Number.isNaN(Date.parse(day))) filters[name] = day;
  }
  return filters;
}

/** The address of some filters. The tab is always said: an address without any means "my usual view". */
export function write(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (Array.isArray(value)) value.forEach((one) => params.append(name, String(one)));
    else if (value !== undefined && !(name === "sort" && value === "prudent_day")) params.set(name, String(value));
  }
  return params;
}

/** The same as the API takes it. */
export function asQuery({ tab, ...filters }: Filters): Query {
  return { ...filters, ...(tab === "all" ? {} : { tab }) };
}

/** The parameters of an export: those of the list. */
export function exportHref(kind: "csv" | "xlsx", filters: Filters): string {
  const params = write(filters);
  if (filters.tab === "all") params.delete("tab");
  return `/api/v1/claims.${kind}?${params}`;
}

/** How many filters hold besides the tab, the order and whose work it is. */
export const narrowed = (filters: Filters): number => Object.keys(filters).filter((name) => !BESIDE.has(name)).length;
const BESIDE = new Set(["tab", "sort", "handler", "q"]);

/** The filters of a saved view, which keeps those of the API. */
export function fromView(query: Record<string, unknown>): Filters {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) value.forEach((one) => params.append(name, String(one)));
    else if (value !== null && value !== undefined) params.set(name, String(value));
  }
  return read(params);
}
