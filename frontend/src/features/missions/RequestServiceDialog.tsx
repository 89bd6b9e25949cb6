import { Alert, List, Modal, Select, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { providersAskMutation, providersProviderMatchesOptions } from "@/api/@tanstack/react-query.gen";
import type { MatchesOut, ServiceRequestOut, Speciality } from "@/api/types.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Wait } from "@/ui/Wait";
import { AskOptions, type Options, sentOptions } from "./AskOptions";
import { MatchCard } from "./MatchCard";

/** Lawyers are chosen by the insured, never ordered: they have their own lane. */
const ORDERABLE: Speciality[] = ["cleaning", "deindexing", "burying", "watch", "bailiff_report", "legal_advice", "psychologist"];

/** Providers for a claim, best first and why; one click on one of them asks. */
export default function RequestServiceDialog({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("missions");
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const [speciality, setSpeciality] = useState<Speciality>("cleaning");
  const [options, setOptions] = useState<Options>({ kind: "quote_then_perform", instructions: "", contents: [], days: null, others: [], share: 1, reason: "" });
  const matches = useQuery(providersProviderMatchesOptions({ path: { reference: claim.reference }, query: { speciality } }));
  const action = useAction(providersAskMutation().mutationFn, {
    done: t("ask.done"),
    onDone: (made: ServiceRequestOut) => {
      onClose();
      void navigate(`/missions/${made.reference}`);
    },
  });
  const ask = (provider_id: string) => void action.run({ path: { reference: claim.reference }, body: { provider_id, speciality, ...sentOptions(options) } });
  return (
    <Modal opened onClose={onClose} title={t("ask.title", { reference: claim.reference })} size="64rem" closeButtonProps={{ "aria-label": common("close") }}>
      <Stack>
        <Select label={t("field.speciality")} allowDeselect={false} data-autofocus value={speciality} onChange={(value) => setSpeciality(value ?? speciality)} data={ORDERABLE.map((one) => ({ value: one, label: label("speciality", one) }))} />
        <AskOptions claim={claim} options={options} onChange={setOptions} fields={action.fields} />
        <ProblemAlert problem={action.problem} />
        <Wait query={matches} rows={8}>{(found) => <Matches found={found} pending={action.pending} onAsk={ask} />}</Wait>
      </Stack>
    </Modal>
  );
}

function Matches({ found, pending, onAsk }: { found: MatchesOut; pending: boolean; onAsk: (id: string) => void }) {
  const { t } = useTranslation("missions");
  return (
    <Stack gap="sm">
      {found.items.length === 0 && <Alert role="note" color="orange" variant="light">{t("ask.nobody")}</Alert>}
      {found.items.map((one, index) => <MatchCard key={one.provider_id} match={one} best={index === 0} pending={pending} onAsk={() => onAsk(one.provider_id)} />)}
      {found.excluded.length > 0 && (
        <details open={found.items.length === 0}>
          <summary>{t("ask.excluded", { count: found.excluded.length })}</summary>
          <List size="sm" mt={4}>{found.excluded.map((one) => <List.Item key={`${one.provider_id} ${one.code}`}><Text span fw={600}>{one.name}</Text> · {one.reason}</List.Item>)}</List>
        </details>
      )}
    </Stack>
  );
}
