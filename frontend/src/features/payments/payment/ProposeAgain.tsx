import { Button, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { paymentsProposeAgainMutation } from "@/api/@tanstack/react-query.gen";
import type { PaymentOut } from "@/api/types.gen";
import { euros } from "@/lib/format";
import { useAction } from "@/lib/actions";
import { ProblemAlert } from "@/ui/ProblemAlert";

/** A rejected payment, or one whose transfer came back, is proposed anew under a number of its own. */
export function ProposeAgain({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const again = useAction(paymentsProposeAgainMutation().mutationFn, {
    done: t("again.done"),
    onDone: (made) => void navigate(`/payments/${made.reference}`),
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("again.open")}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t("again.title")}>
        <Stack>
          <Text size="sm">{t("again.means", { amount: euros(payment.amount), payee: payment.payee_name })}</Text>
          <ProblemAlert problem={again.problem} />
          <Button loading={again.pending} onClick={() => void again.run({ path: { reference: payment.reference } })}>{t("again.open")}</Button>
        </Stack>
      </Modal>
    </>
  );
}
