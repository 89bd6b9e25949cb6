import { Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { disagreementsAppointMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { type DisagreementDialogProps, DisagreementModal } from "./DisagreementModal";

export function AppointThirdPerson({ disagreement, onClose }: DisagreementDialogProps) {
  const { t } = useTranslation("complaints");
  const label = useLabel();
  const today = parisDay(new Date());
  const [told, setTold] = useState({ name: "", by: "agreement" as "agreement" | "court", on: today });
  const set = (change: Partial<typeof told>) => setTold((now) => ({ ...now, ...change }));
  const appoint = useAction(disagreementsAppointMutation().mutationFn, { done: t("appoint.done"), onDone: onClose });
  const send = (version: number) => void appoint.run({ path: { reference: disagreement.reference }, body: { name: told.name.trim(), appointed_by: told.by, appointed_on: told.on || null }, headers: ifMatch(version) });
  return (
    <DisagreementModal disagreement={disagreement} title={label("disagreement_action", "appoint_third_person")} submit={t("appoint.submit")} action={appoint} disabled={told.name.trim() === ""} onSubmit={send} onClose={onClose}>
      <TextInput label={t("appoint.name")} data-autofocus required maxLength={500} value={told.name} error={appoint.fields.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      <Radio.Group label={t("appoint.by")} value={told.by} onChange={(by) => set({ by: by as typeof told.by })}>
        <Stack gap={4} mt={4}>{(["agreement", "court"] as const).map((one) => <Radio key={one} value={one} label={label("appointed_by", one)} />)}</Stack>
      </Radio.Group>
      <DayInput label={t("appoint.on")} min={disagreement.raised_on} max={today} value={told.on} error={appoint.fields.appointed_on} onChange={(on) => set({ on })} />
    </DisagreementModal>
  );
}
