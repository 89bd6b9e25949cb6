import { Button } from "@mantine/core";
import { Suspense, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";
import { useMe } from "@/app/session";
import { useDensity } from "@/app/useTaste";
import type { ClaimRow } from "@/api/types.gen";
import { lazily } from "@/lib/rest";
import { Empty } from "@/ui/Empty";
import { Page } from "@/ui/Page";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Rows } from "@/ui/Wait";
import { usualView } from "./defaultView";
import { FilterBar } from "./FilterBar";
import { type Filters, read, write } from "./filters";
import { List } from "./List";
import { SelectionBar } from "./SelectionBar";
import { useSelection } from "./selection";
import { TabLinks } from "./TabLinks";
import { Tools } from "./Tools";
import { useWorkList } from "./useWorkList";
import "./worklist.css";

const AssignDialog = lazily(() => import("./AssignDialog"));

export default function WorkListPage() {
  const [params] = useSearchParams();
  const me = useMe();
  const usual = usualView(me);
  if (params.size === 0 && usual) return <Navigate to={`/?${usual}`} replace />;
  return <WorkList />;
}

function WorkList() {
  const { t } = useTranslation("worklist");
  const [params, setParams] = useSearchParams();
  const address = params.toString();
  const filters = read(params);
  const go = useCallback((next: Filters) => setParams(write(next)), [setParams]);
  const list = useWorkList(filters);
  const compact = useDensity() === "compact";
  const chosen = useSelection(list.rows, address);
  const [assigning, setAssigning] = useState<ClaimRow[]>([]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <Page title={t("title")} actions={<Tools filters={filters} />}>
      <TabLinks filters={filters} />
      <FilterBar filters={filters} onChange={go} />
      <ProblemAlert problem={list.error} onRetry={() => void list.refetch()} />
      <div role="status" className="eg-hidden">{list.isFetching && !list.isFetchingNextPage ? t("reading") : t("read", { count: list.rows.length })}</div>
      {list.isPending && <Rows count={12} />}
      {list.data && list.rows.length === 0 && <Nothing filters={filters} onChange={go} />}
      {list.rows.length > 0 && (
        <List rows={list.rows} byUrgency={filters.sort === "prudent_day"} complete={!hasNextPage} stale={list.isPlaceholderData} chosen={chosen} compact={compact} mine={filters.handler === "me"}
          onMore={more} onAssign={setAssigning} />
      )}
      {list.isFetchingNextPage && <p className="wl-more">{t("more")}</p>}
      <SelectionBar chosen={chosen} onAssign={() => setAssigning([...chosen.rows.values()])} />
      {assigning.length > 0 && (
        <Suspense><AssignDialog rows={assigning} onClose={() => setAssigning([])} onDone={chosen.clear} /></Suspense>
      )}
    </Page>
  );
}

function Nothing({ filters, onChange }: { filters: Filters; onChange: (next: Filters) => void }) {
  const { t } = useTranslation("worklist");
  const everything: Filters = { tab: "all", sort: "prudent_day" };
  const bare = write(filters).toString() === write(everything).toString();
  return (
    <Empty action={bare ? undefined : <Button variant="default" onClick={() => onChange(everything)}>{t("empty.clear")}</Button>}>
      {bare ? t("empty.all") : filters.tab === "all" ? t("empty.filtered") : t("empty.tab", { tab: t(`tabs.${filters.tab}`) })}
    </Empty>
  );
}
