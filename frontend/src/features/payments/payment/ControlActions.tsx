import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { PayeeCheckModal } from "./PayeeCheckModal";
import { ScreeningModal } from "./ScreeningModal";

/** While a payment awaits its approval: what the bank answered on the name, what compliance decided. */
export function ControlActions({ payment, hits }: { payment: PaymentOut; hits: string[] }) {
  const { t } = useTranslation("payments");
  const may = useMay();
  const [open, setOpen] = useState<"payee" | "screening" | null>(null);
  if (payment.state !== "proposed") return null;
  return (
    <Group gap="xs">
      {may("payments:propose") && <Button size="xs" variant="default" onClick={() => setOpen("payee")}>{t("payeeCheck.open")}</Button>}
      {may("screening:decide") && hits.length > 0 && <Button size="xs" onClick={() => setOpen("screening")}>{t("screening.open")}</Button>}
      {open === "payee" && <PayeeCheckModal payment={payment} onClose={() => setOpen(null)} />}
      {open === "screening" && <ScreeningModal payment={payment} hits={hits} onClose={() => setOpen(null)} />}
    </Group>
  );
}
