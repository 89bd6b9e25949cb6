import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { deadlinesWatch, healthLive } from "@/api/sdk.gen";
import { Link } from "react-router";
import { connected } from "@/lib/http";
import { useStore } from "@/lib/store";
import { WATCH } from "./keys";
import { useMay } from "./session";

/** What everybody must know whatever they do: no connection, clocks that the watchdog found wrong. */
export function Banners() {
  return (
    <>
      <Connection />
      <Watchdog />
    </>
  );
}

function Connection() {
  const { t } = useTranslation();
  const there = useStore(connected);
  const client = useQueryClient();
  useQuery({ queryKey: ["alive"], queryFn: async ({ signal }) => (await healthLive({ signal })).data, enabled: !there, refetchInterval: 3000, gcTime: 0 });
  useEffect(() => {
    if (there) void client.invalidateQueries();
  }, [there, client]);
  return there ? null : <p role="status" className="eg-alert" data-kind="offline"><strong>{t("connection.lost")}</strong> {t("connection.text")}</p>;
}

function Watchdog() {
  const { t } = useTranslation();
  const may = useMay();
  const watch = useQuery({ queryKey: WATCH, queryFn: async ({ signal }) => (await deadlinesWatch({ query: { limit: 1 }, signal })).data, enabled: may("deadlines:read"), refetchInterval: 60_000 });
  const found = watch.data?.total ?? 0;
  if (found === 0) return null;
  return <p role="status" className="eg-alert"><span aria-hidden>▲</span> {t("watchdog.found", { count: found })} <Link to="/deadlines?view=watch" className="eg-link">{t("watchdog.see")}</Link></p>;
}
