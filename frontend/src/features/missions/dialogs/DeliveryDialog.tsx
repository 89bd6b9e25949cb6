import { Checkbox, NumberInput, SegmentedControl, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersDeliverMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import type { MissionDialogProps } from "../MissionModal";
import { missionKey } from "../reads";

/** What was delivered, whole or in part, and what proves it. */
export default function DeliveryDialog({ mission, onClose, part = false }: MissionDialogProps & { part?: boolean }) {
  const { t } = useTranslation("missions");
  const today = parisDay(new Date());
  const [on, setOn] = useState(today);
  const [whole, setWhole] = useState(!part);
  const [percent, setPercent] = useState<number | null>(null);
  const [lines, setLines] = useState<string[]>([]);
  const [result, setResult] = useState("");
  const [proof, setProof] = useState("");
  const [url, setUrl] = useState("");
  const action = useAction(providersDeliverMutation().mutationFn, { becomes: missionKey(mission.reference), done: t("delivery.done"), onDone: onClose });
  const labels = [...new Set((mission.order?.lines ?? []).map((line) => String(line.label)))];
  const send = () => void action.run({
    path: { reference: mission.reference },
    body: {
      delivered_on: on,
      result: result || undefined,
      proof: proof || undefined,
      proof_url: url || undefined,
      ...(whole ? { complete: true } : { complete: false, share_percent: percent ?? undefined, lines }),
    },
  });
  return (
    <ActionModal title={t("delivery.title")} submit={t("delivery.submit")} pending={action.pending} problem={action.problem} onSubmit={send} onClose={onClose}>
      <SegmentedControl aria-label={t("delivery.extent")} value={whole ? "whole" : "part"} onChange={(value) => setWhole(value === "whole")}
        data={[{ value: "whole", label: t("delivery.whole") }, { value: "part", label: t("delivery.part") }]} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <DayInput label={t("delivery.day")} required max={today} value={on} error={action.fields.delivered_on} onChange={setOn} />
        {!whole && <NumberInput label={t("delivery.percent")} min={1} max={99} suffix=" %" allowDecimal={false} value={percent ?? ""} error={action.fields.share_percent} onChange={(value) => setPercent(value === "" ? null : Number(value))} />}
      </SimpleGrid>
      {!whole && labels.length > 0 && (
        <Checkbox.Group label={t("delivery.lines")} value={lines} onChange={setLines} error={action.fields.lines}>
          <Stack gap={4} mt={4}>{labels.map((one) => <Checkbox key={one} value={one} label={one} />)}</Stack>
        </Checkbox.Group>
      )}
      <Textarea label={t("delivery.result")} maxLength={1000} autosize minRows={2} value={result} error={action.fields.result} onChange={(event) => setResult(event.currentTarget.value)} />
      <Textarea label={t("delivery.proof")} description={t("delivery.proofHelp")} maxLength={2000} autosize minRows={2} value={proof} error={action.fields.proof} onChange={(event) => setProof(event.currentTarget.value)} />
      <TextInput type="url" label={t("delivery.url")} pattern="https?://\S+" maxLength={2000} value={url} error={action.fields.proof_url} onChange={(event) => setUrl(event.currentTarget.value)} />
    </ActionModal>
  );
}
