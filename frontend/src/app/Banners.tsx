import { Alert } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { deadlinesWatchOptions, healthLiveOptions } from "@/api/@tanstack/react-query.gen";
import { Link } from "react-router";
import { connected } from "@/lib/http";
import { useStore } from "@/lib/store";
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
  useQuery({ ...healthLiveOptions(), enabled: !there, refetchInterval: 3000, gcTime: 0 });
  useEffect(() => {
    if (there) void client.invalidateQueries();
  }, [there, client]);
  return there ? null : <Alert role="status" color="orange" mb="md" title={t("connection.lost")}>{t("connection.text")}</Alert>;
}

function Watchdog() {
  const { t } = useTranslation();
  const may = useMay();
  const watch = useQuery({ ...deadlinesWatchOptions({ query: { limit: 1 } }), enabled: may("deadlines:read"), refetchInterval: 60_000 });
  if (!watch.data?.banner) return null;
  return (
    <Alert role="status" color="red" mb="md" title={t("watchdog.title")}>
      {watch.data.banner} <Link to="/deadlines?view=watch" className="eg-link">{t("watchdog.see")}</Link>
    </Alert>
  );
}
