import { Button, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { claimsDecideMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, DecisionIn, EventProposalsOut } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { useDraft } from "@/lib/drafts";
import { ifMatch } from "@/lib/http";
import { claimKey } from "@/features/claims/reads";
import { useVersions } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { StaleNotice } from "@/ui/StaleNotice";
import { type DecisionDraft, decisionOf, startFrom } from "./decision";
import { EventChoice } from "./EventChoice";
import { Letter, Refusal } from "./Refusal";
import { Rehearsal } from "./Rehearsal";
import { useRehearsal } from "./useRehearsal";

const OUTCOMES = ["covered", "not_covered", "advice_only"] as const;

/** The decision beside its effect: nothing is confirmed that was not rehearsed on the version on screen. */
export function Decide({ claim, events }: { claim: ClaimOut; events: EventProposalsOut }) {
  const { t } = useTranslation("coverage");
  const navigate = useNavigate();
  const label = useLabel();
  const narrow = useMediaQuery("(max-width: 36em)");
  const draft = useDraft<DecisionDraft>(`decision:${claim.reference}`, startFrom(claim.coverage_decision));
  const set = (change: Partial<DecisionDraft>) => draft.setValue((now) => ({ ...now, ...change }));
  const body = decisionOf(draft.value);
  const rehearsal = useRehearsal(claim, body);
  const decide = useAction(claimsDecideMutation().mutationFn, {
    becomes: claimKey(claim.reference),
    done: t("decided"),
    onDone: () => {
      draft.clear();
      void navigate(`/claims/${claim.reference}`);
    },
  });
  const edit = useVersions(claim, decide.stale);
  const send = (version: number) => body && void decide.run({ path: { reference: claim.reference }, headers: ifMatch(version), body });
  const { outcome } = draft.value;
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (rehearsal.ready) send(edit.version); }} onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && event.currentTarget.requestSubmit()}>
      <div className="eg-decide">
        <Section title={t("choice")}>
          <Stack>
            <SegmentedControl fullWidth orientation={narrow ? "vertical" : "horizontal"} aria-label={t("outcome")} value={outcome ?? ""} data={OUTCOMES.map((value) => ({ value, label: t(value) }))} onChange={(value) => set({ outcome: value as DecisionIn["outcome"] })} />
            {outcome === "covered" && <EventChoice found={events} value={draft.value.event} onChange={(event) => set({ event })} />}
            {outcome !== null && outcome !== "covered" && <Refusal draft={draft.value} fields={decide.fields} set={set} />}
            <Textarea label={t("reasons")} description={t("reasonsHelp")} autosize minRows={2} value={draft.value.reasons} onChange={(event) => set({ reasons: event.currentTarget.value })} error={decide.fields.reasons} />
          </Stack>
        </Section>
        <Stack>
          <Section title={t("effect.title")}>
            <Stack>
              {body ? <Rehearsal claim={claim} rehearsal={rehearsal} /> : <Text c="dimmed">{t("effect.none")}</Text>}
              {decide.stale ? null : <ProblemAlert problem={decide.problem} />}
              <StaleNotice edit={edit} onResume={send} onDrop={() => void navigate(`/claims/${claim.reference}`)}
                fields={[{ key: "status", label: t("status"), of: (one) => label("status", one.status) }, { key: "decision", label: t("choice"), of: (one) => (one.coverage_decision ? t(one.coverage_decision.outcome as "covered") : "") }]}
                typed={[{ label: t("outcome"), value: outcome ? t(outcome) : "" }, { label: t("reasons"), value: draft.value.reasons }]} />
              <Group justify="flex-end">
                {outcome && <Button type="submit" disabled={!rehearsal.ready} loading={decide.pending}>{t(`confirm.${outcome}`)}</Button>}
              </Group>
            </Stack>
          </Section>
          {outcome === "not_covered" && draft.value.reasonCode && <Section title={t("refusal.letterTitle")}><Letter reference={claim.reference} draft={draft.value} /></Section>}
        </Stack>
      </div>
    </form>
  );
}
