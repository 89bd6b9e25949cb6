import { Checkbox, Group, SegmentedControl, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions } from "@/api/@tanstack/react-query.gen";
import { useMe } from "@/app/session";
import { useFilters } from "@/lib/filters";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { Rows } from "@/ui/Wait";
import { Agenda } from "./Agenda";
import { ClockDrawer } from "./ClockDrawer";
import { MonthView } from "./month/MonthView";
import "./deadlines.css";

const Watch = lazy(() => import("./Watch"));
const Feeds = lazy(() => import("./Feeds"));
const Simulator = lazy(() => import("@/features/declaration/Simulator"));

const VIEWS = ["agenda", "month", "watch", "feeds", "simulator"] as const;

/** Every deadline that runs, by day: one's own, somebody's or the team's; what is shown is in the address. */
export default function DeadlinesPage() {
  const { t } = useTranslation("deadlines");
  const me = useMe();
  const [params, set] = useFilters();
  const view = VIEWS.find((one) => one === params.get("view")) ?? "agenda";
  const who = params.get("who") ?? (me.role === "handler" ? "me" : "team");
  const withClosed = params.has("closed");
  const clock = params.get("clock");
  const shown = { handler: who === "team" ? undefined : who, withClosed, onOpen: (id: string) => set({ clock: id }) };
  return (
    <Page title={t("title")}>
      <Group gap="sm" align="flex-end">
        <SegmentedControl aria-label={t("view.label")} value={view} onChange={(value) => set({ view: value })} data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))} className="eg-deadline-views" />
        {(view === "agenda" || view === "month") && <Who value={who} closed={withClosed} onWho={(value) => set({ who: value })} onClosed={(on) => set({ closed: on ? "1" : null })} />}
      </Group>
      {view === "agenda" && <Agenda {...shown} />}
      {view === "month" && <MonthView {...shown} month={params.get("month")} day={params.get("day")} onDay={(day) => set({ day, month: day.slice(0, 7) })} />}
      <Suspense fallback={<Rows count={5} />}>
        {view === "watch" && <Watch />}
        {view === "feeds" && <Feeds />}
        {view === "simulator" && <Section title={t("view.simulator")}><Simulator /></Section>}
      </Suspense>
      {clock && <ClockDrawer id={clock} onClose={() => set({ clock: null })} />}
    </Page>
  );
}

interface WhoProps {
  value: string;
  closed: boolean;
  onWho: (who: string) => void;
  onClosed: (on: boolean) => void;
}

function Who({ value, closed, onWho, onClosed }: WhoProps) {
  const { t } = useTranslation("deadlines");
  const me = useMe();
  const users = useQuery(accountsUsersOptions()).data?.filter((one) => one.active && one.id !== me.id && (one.role === "handler" || one.role === "supervisor")) ?? [];
  const own = me.role === "handler" || me.role === "supervisor" ? [{ value: "me", label: t("who.me") }] : [];
  return (
    <>
      <Select aria-label={t("who.label")} allowDeselect={false} searchable value={value} onChange={(who) => who && onWho(who)}
        data={[...own, { value: "team", label: t("who.team") }, { value: "none", label: t("who.none") }, ...users.map((one) => ({ value: one.id, label: one.name }))]} />
      <Checkbox label={t("closed")} checked={closed} onChange={(event) => onClosed(event.currentTarget.checked)} pb={8} />
    </>
  );
}
