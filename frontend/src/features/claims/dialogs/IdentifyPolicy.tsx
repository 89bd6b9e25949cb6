import { Radio, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsEditMutation, policiesListPoliciesOptions } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { day } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { useLabel } from "@/ui/Labels";
import { Rows } from "@/ui/Wait";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";
import { ClaimModal } from "./ClaimModal";

export default function IdentifyPolicy({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [typed, setTyped] = useState((claim.insured as { name?: string }).name ?? "");
  const [chosen, setChosen] = useState("");
  const [search] = useDebouncedValue(typed.trim(), 250);
  const found = useQuery({ ...policiesListPoliciesOptions({ query: { q: search, limit: 12 } }), enabled: search.length > 1 });
  const edit = useAction(claimsEditMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.identify.done"), onDone: onClose });
  const send = (version: number) => void edit.run({ path: { reference: claim.reference }, body: { policy_number: chosen }, headers: ifMatch(version) });
  return (
    <ClaimModal title={label("claim_action", "identify_policy")} submit={t("form.identify.submit")} claim={claim} action={edit} typed={[{ label: t("form.identify.choose"), value: chosen }]} disabled={chosen === ""} onSubmit={send} onClose={onClose}>
      <TextInput type="search" label={t("form.identify.search")} description={t("form.identify.hint")} data-autofocus value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      {found.isLoading && <Rows count={3} />}
      {found.data?.items.length === 0 && <Text size="sm" c="dimmed" role="status">{t("form.identify.none")}</Text>}
      <Radio.Group label={t("form.identify.choose")} value={chosen} onChange={setChosen} error={edit.fields.policy_number}>
        <Stack gap={6} mt={4}>
          {found.data?.items.map((one) => <Radio key={one.number} value={one.number} label={`${one.insured_name} · ${one.number}`} description={`${one.product}, ${t("form.identify.since", { day: day(one.inception_on) })}`} />)}
        </Stack>
      </Radio.Group>
    </ClaimModal>
  );
}
