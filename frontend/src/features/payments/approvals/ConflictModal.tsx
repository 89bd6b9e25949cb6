import { MultiSelect, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountsUsersOptions, claimsDecideConflictMutation } from "@/api/@tanstack/react-query.gen";
import type { OpenConflictOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { ActionModal } from "@/ui/ActionModal";

/** What is decided of a conflict of interest, and from whom the claim is hidden. */
export function ConflictModal({ conflict, onClose }: { conflict: OpenConflictOut; onClose: () => void }) {
  const { t } = useTranslation("payments");
  const may = useMay();
  const users = useQuery({ ...accountsUsersOptions(), enabled: may("users:read") });
  const [decision, setDecision] = useState("");
  const [hidden, setHidden] = useState<string[]>([]);
  const decide = useAction(claimsDecideConflictMutation().mutationFn, { done: t("conflict.done"), onDone: onClose });
  const send = () => void decide.run({ path: { reference: conflict.claim_reference, conflict_id: conflict.id }, body: { decision, hidden_from: hidden } });
  const handlers = (users.data ?? []).filter((one) => one.active).map((one) => ({ value: one.id, label: one.name }));
  return (
    <ActionModal title={t("conflict.title", { reference: conflict.claim_reference })} submit={t("conflict.decide")} pending={decide.pending} problem={decide.problem} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("conflict.means", { author: conflict.author_name })}</Text>
      <Textarea label={t("conflict.decision")} required maxLength={2000} value={decision} data-autofocus error={decide.fields.decision} onChange={(event) => setDecision(event.currentTarget.value)} />
      <MultiSelect label={t("conflict.hide")} searchable clearable data={handlers} value={hidden} onChange={setHidden} />
    </ActionModal>
  );
}
