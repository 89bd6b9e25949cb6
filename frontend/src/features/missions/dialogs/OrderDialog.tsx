import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsReadOptions, providersOrderMutation } from "@/api/@tanstack/react-query.gen";
import type { ServiceRequestOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { Problem } from "@/lib/problem";
import { ContentsSeen, type Seen } from "./ContentsSeen";
import LegalActionDialog from "../lawyers/LegalActionDialog";
import { type MissionDialogProps, MissionModal } from "../MissionModal";
import { missionKey } from "../reads";
import { refusedFor } from "../refused";
import { Agreement, noAgreement, sentAgreement } from "./Agreement";
import { Rehearsal } from "./Rehearsal";

/** Refusals that the insured's word may lift. */
const SHORT = ["amount_limit_exceeded", "insured_share_differs"];

/** Order what was quoted: first what it would commit and leave to the insured, then for good. */
export default function OrderDialog({ mission, onClose, onAskAgreement }: MissionDialogProps & { onAskAgreement?: () => void }) {
  const { t } = useTranslation("missions");
  const claim = useQuery(claimsReadOptions({ path: { reference: mission.claim_reference } }));
  const [agreement, setAgreement] = useState(noAgreement);
  const [seen, setSeen] = useState<Seen>({});
  const [would, setWould] = useState<ServiceRequestOut | null>(null);
  const [question, setQuestion] = useState(false);
  const rehearse = useAction(providersOrderMutation().mutationFn, { invalidates: [], onDone: setWould });
  const order = useAction(providersOrderMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("order.done"), onDone: onClose });
  const action = would ? order : rehearse;
  const send = (version: number) => {
    const body = {
      insured_agreement: sentAgreement(agreement),
      content_states: Object.entries(seen).map(([content_id, still_online]) => ({ content_id, still_online })),
    };
    const asked = { path: { reference: mission.reference }, headers: ifMatch(version), body };
    void (would ? order.run(asked) : rehearse.run({ ...asked, query: { dry_run: true } }));
  };
  const change = <T,>(set: (value: T) => void) => (value: T) => {
    setWould(null);
    set(value);
  };
  const gate = would?.order?.evidence_gate ?? (action.problem instanceof Problem && action.problem.code.startsWith("evidence_gate") ? action.problem.code : null);
  const short = refusedFor(rehearse.problem, ...SHORT) && !would && onAskAgreement;
  return (
    <MissionModal mission={mission} title={t("order.title")} submit={would ? t("order.submit") : t("order.rehearse")} size="48rem" action={action} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("order.what", { provider: mission.provider_name })}</Text>
      <ContentsSeen contents={claim.data?.contents ?? []} ids={mission.content_ids} seen={seen} onChange={change(setSeen)} />
      <Agreement value={agreement} onChange={change(setAgreement)} fields={action.fields} />
      {would && <Rehearsal would={would} />}
      {(gate !== null || short) && (
        <Group gap="xs">
          {gate !== null && <Button size="xs" variant="default" onClick={() => setQuestion(true)}>{t("legal.open")}</Button>}
          {short && <Button size="xs" variant="default" onClick={onAskAgreement}>{t("agreement.ask.title")}</Button>}
        </Group>
      )}
      {question && <LegalActionDialog reference={mission.claim_reference} onClose={() => { setQuestion(false); setWould(null); rehearse.reset(); }} />}
    </MissionModal>
  );
}
