import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { accountingSetOpeningReservesMutation } from "@/api/@tanstack/react-query.gen";
import type { TermsShape } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";

/** Every line of the product, empty where nothing is said; zero ends a flat reserve. */
export function NewReserves({ code, terms, onClose }: { code: string; terms: TermsShape; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const [from, setFrom] = useState(parisDay(new Date()));
  const [reason, setReason] = useState("");
  const [amounts, setAmounts] = useState<Record<string, string>>({});
  const set = useAction(accountingSetOpeningReservesMutation().mutationFn, { done: t("reserves.done"), onDone: onClose });
  const lines = terms.guarantees.flatMap((one) => [...one.benefits].sort().map((benefit) => ({ guarantee: one.code, cost_line: benefit, amount: amounts[`${one.code} ${benefit}`] ?? "" })));
  const said = lines.filter((one) => one.amount !== "");
  return (
    <ActionModal title={t("reserves.new")} size="xl" submit={t("save")} disabled={said.length === 0} pending={set.pending} problem={set.problem} onClose={onClose} onSubmit={() => void set.run({ path: { code }, body: { valid_from: from, reason, lines: said } })}>
      <DayInput label={t("reserves.from")} description={t("reserves.fromHelp")} required value={from} error={set.fields.valid_from} onChange={setFrom} />
      {terms.guarantees.map((one) => (
        <div key={one.code} role="group" aria-label={one.label}>
          <Text size="sm" fw={600}>{one.label}</Text>
          <div className="eg-two-free">
            {lines.filter((line) => line.guarantee === one.code).map((line) => (
              <AmountInput key={line.cost_line} label={label("benefit", line.cost_line)} positive={false} value={line.amount} onChange={(amount) => setAmounts((before) => ({ ...before, [`${one.code} ${line.cost_line}`]: amount }))} />
            ))}
          </div>
        </div>
      ))}
      <Text size="xs" c="dimmed">{t("reserves.zero")}</Text>
      <Textarea label={t("reserves.reason")} required minLength={3} maxLength={1000} autosize minRows={2} value={reason} error={set.fields.reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionModal>
  );
}
