import { List, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsRecordVatMutation, claimsVatPositionsOptions } from "@/api/@tanstack/react-query.gen";
import type { VatPositionIn } from "@/api/types.gen";
import type { ClaimActionProps } from "@/features/claims/contract";
import { useAction } from "@/lib/actions";
import { instant, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useVatWords } from "../useVatWords";

const POSITIONS = ["none", "partial", "full"] as const;

/** What the insured recovers of the VAT: asked before the first order, since it changes what is owed. */
export default function VatPosition({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("coverage");
  const words = useVatWords();
  const [position, setPosition] = useState<VatPositionIn["position"]>((claim.vat_position.position as VatPositionIn["position"] | undefined) ?? "none");
  const [rate, setRate] = useState(claim.vat_position.rate_percent ?? "");
  const [since, setSince] = useState(parisDay(new Date()));
  const [proof, setProof] = useState("");
  const told = useQuery(claimsVatPositionsOptions({ path: { reference: claim.reference } }));
  const record = useAction(claimsRecordVatMutation().mutationFn, { done: t("vat.saved"), onDone: onClose });
  const body: VatPositionIn = { position, rate_percent: position === "partial" ? rate.replace(",", ".") : null, since, proof: proof.trim() };
  return (
    <ActionModal title={t("vat.title")} submit={t("vat.submit")} pending={record.pending} problem={record.problem} onClose={onClose} onSubmit={() => void record.run({ path: { reference: claim.reference }, body })}>
      <Radio.Group label={t("vat.position")} value={position} onChange={(to) => setPosition(to as VatPositionIn["position"])}>
        <Stack gap={6} mt={4}>{POSITIONS.map((one) => <Radio key={one} value={one} label={t(`vat.${one}`)} />)}</Stack>
      </Radio.Group>
      {position === "partial" && <TextInput label={t("vat.rate")} required inputMode="decimal" value={rate} onChange={(event) => setRate(event.currentTarget.value)} error={record.fields.rate_percent} />}
      <DayInput label={t("vat.since")} required value={since} onChange={setSince} error={record.fields.since} />
      <TextInput label={t("vat.proof")} required value={proof} onChange={(event) => setProof(event.currentTarget.value)} error={record.fields.proof} />
      {told.data && told.data.length > 0 && (
        <div>
          <Text size="sm" fw={600}>{t("vat.history")}</Text>
          <List size="sm">{told.data.map((one) => <List.Item key={one.id}>{words(one)} {one.proof} ({one.recorded_by}, {instant(one.recorded_at)})</List.Item>)}</List>
        </div>
      )}
    </ActionModal>
  );
}
