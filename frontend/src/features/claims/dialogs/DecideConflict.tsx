import { Checkbox, NativeSelect, Stack, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions, claimsConflictsOptions, claimsDecideConflictMutation } from "@/api/@tanstack/react-query.gen";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";
import { useLabel } from "@/ui/Labels";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";

export default function DecideConflict({ claim, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const waiting = useQuery(claimsConflictsOptions({ path: { reference: claim.reference } })).data?.filter((one) => one.decided_at === null) ?? [];
  const users = useQuery(accountsUsersOptions()).data?.filter((one) => one.role === "handler" || one.role === "supervisor") ?? [];
  const [picked, setPicked] = useState("");
  const [decision, setDecision] = useState("");
  const [hidden, setHidden] = useState<string[]>([]);
  const decide = useAction(claimsDecideConflictMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.conflict.done"), onDone: onClose });
  const conflict = waiting.find((one) => one.id === picked) ?? waiting[0];
  const send = () => conflict && void decide.run({ path: { reference: claim.reference, conflict_id: conflict.id }, body: { decision, hidden_from: hidden } });
  return (
    <ActionModal title={label("claim_action", "decide_conflict")} submit={t("form.conflict.submit")} pending={decide.pending} problem={decide.problem} disabled={!conflict || decision.trim() === ""} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("form.conflict.hint")}</Text>
      {waiting.length > 1 && <NativeSelect label={t("form.conflict.which")} value={conflict?.id ?? ""} onChange={(event) => setPicked(event.currentTarget.value)} data={waiting.map((one) => ({ value: one.id, label: `${one.author_name} · ${one.insured}` }))} />}
      {conflict && <dl className="eg-pairs"><div><dt>{t("form.conflict.author")}</dt><dd>{conflict.author_name}</dd></div><div><dt>{t("form.conflict.insured")}</dt><dd>{conflict.insured}</dd></div></dl>}
      <Textarea label={t("form.conflict.decision")} data-autofocus required autosize minRows={3} maxLength={2000} value={decision} error={decide.fields.decision} onChange={(event) => setDecision(event.currentTarget.value)} />
      <Checkbox.Group label={t("form.conflict.hide")} value={hidden} onChange={setHidden} error={decide.fields.hidden_from}>
        <Stack gap={8} mt={4}>{users.map((one) => <Checkbox key={one.id} size="xs" value={one.id} label={one.name} />)}</Stack>
      </Checkbox.Group>
    </ActionModal>
  );
}
