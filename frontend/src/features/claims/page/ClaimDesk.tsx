import { Button, Group, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { claimsConflictsOptions, claimsListLinksOptions, providersListRequestsOptions } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useShortcuts } from "@/lib/shortcuts";
import { StatusBadge } from "@/ui/Labels";
import { ClocksDrawer } from "../clocks/ClocksDrawer";
import type { ClaimAction } from "../contract";
import { DECIDE_CONFLICT } from "../dialogs/conflict";
import { leadOf } from "../next";
import { actionsOf } from "../registry";
import { COMPOSER } from "../story/Composer";
import { Story } from "../story/Story";
import { ActionsMenu } from "./ActionsMenu";
import { ClaimBand } from "./ClaimBand";
import { Desk } from "./desk";
import { Dialogue } from "./Dialogue";
import { Facts } from "./Facts";
import { InsuredDrawer } from "./InsuredDrawer";
import { Jump } from "./Jump";
import { Linked } from "./Linked";
import { Meters } from "./Meters";
import { NextAction } from "./NextAction";
import { Others } from "./Others";
import { show } from "./show";
import { WhyDrawer } from "./WhyDrawer";

/** The claim: what one must know on top, three columns below, every action in reach. */
export function ClaimDesk({ claim }: { claim: ClaimOut }) {
  const { t } = useTranslation("claims");
  const may = useMay();
  const path = { path: { reference: claim.reference } };
  const missions = useQuery({ ...providersListRequestsOptions({ ...path, query: { limit: 100 } }), enabled: may("requests:read") }).data?.items ?? [];
  const links = useQuery(claimsListLinksOptions(path)).data ?? [];
  const conflicts = useQuery(claimsConflictsOptions(path)).data ?? [];
  const undecided = may("conflicts:decide") && conflicts.some((one) => one.decided_at === null);
  const actions = useMemo(() => [...actionsOf(claim), ...(undecided ? [DECIDE_CONFLICT] : [])], [claim, undecided]);
  const panels = usePanels(claim, actions);
  const lead = leadOf(claim, panels.keys, missions, may("claims:edit"));
  const note = () => document.getElementById(COMPOSER)?.focus();
  const go = lead && (() => (lead.kind === "action" ? panels.act(lead.key) : lead.kind === "path" ? panels.open(lead.path) : lead.kind === "section" ? show(lead.id) : lead.kind === "clocks" ? panels.clocks() : note()));
  useShortcuts([
    ...(go ? [{ keys: ["g"], label: t("keys.go"), run: go }] : []),
    ...(may("claims:edit") ? [{ keys: ["n"], label: t("keys.note"), run: note }] : []),
  ]);
  return (
    <Desk value={panels}>
      <div className="eg-page">
        <title>{`${claim.reference} · Égide`}</title>
        <div className="eg-head">
          <Group justify="space-between" gap="sm" mb={6}>
            <Group gap="sm" align="baseline">
              <Title order={1}>{claim.reference}</Title>
              <Text fw={600}>{(claim.insured as { name?: string }).name}</Text>
              <StatusBadge status={claim.status} />
            </Group>
            <Group gap="xs" className="eg-noprint">
              <Button variant="subtle" onClick={panels.insured}>{t("menu.insured")}</Button>
              <ActionsMenu actions={actions} onPick={(one) => panels.act(one.key)} />
            </Group>
          </Group>
          <ClaimBand claim={claim} links={links.filter((one) => !one.ended_at).length} next={<NextAction claim={claim} onGo={go} />} />
        </div>
        <Jump />
        <div className="eg-claim">
          <Facts claim={claim} />
          <Story claim={claim} />
          <Meters claim={claim} missions={missions} />
        </div>
        <Linked claim={claim} links={links} conflicts={conflicts} />
        <Others claim={claim} />
      </div>
      {panels.shown === "clocks" && <ClocksDrawer claim={claim} covered={panels.doing !== null} onClose={panels.close} />}
      {panels.shown === "why" && <WhyDrawer claim={claim} onClose={panels.close} />}
      {panels.shown === "insured" && <InsuredDrawer reference={claim.reference} onClose={panels.close} />}
      {panels.doing && <Dialogue key={panels.doing.key} action={panels.doing} contentId={panels.contentId} claim={claim} onClose={panels.done} />}
    </Desk>
  );
}

/** Which dialogue or drawer is open. A dialogue is in the address (`?do=<key>`): it opens from elsewhere, and "back" closes it. */
function usePanels(claim: ClaimOut, actions: readonly ClaimAction[]) {
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const [shown, setShown] = useState<"clocks" | "why" | "insured" | null>(null);
  const [contentId, setContentId] = useState<string>();
  const asked = actions.find((one) => one.key === query.get("do"));
  const screen = asked && "path" in asked ? asked.path(claim.reference) : null;
  useEffect(() => {
    if (screen) void navigate(screen, { replace: true });
  }, [screen, navigate]);
  const act = (key: string, content?: string) => {
    const action = actions.find((one) => one.key === key);
    setContentId(content);
    if (action) void ("path" in action ? navigate(action.path(claim.reference)) : setQuery({ do: key }));
  };
  return {
    act, shown, contentId,
    doing: asked && "load" in asked ? asked : null,
    keys: actions.map((one) => one.key),
    open: (path: string) => void navigate(path),
    clocks: () => setShown("clocks"),
    why: () => setShown("why"),
    insured: () => setShown("insured"),
    close: () => setShown(null),
    done: () => setQuery({}, { replace: true }),
  };
}
