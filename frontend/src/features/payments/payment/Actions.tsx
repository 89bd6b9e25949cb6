import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PaymentOut } from "@/api/types.gen";
import { ApproveModal } from "./ApproveModal";
import { ProposeAgain } from "./ProposeAgain";
import { RejectModal } from "./RejectModal";
import { ReturnModal } from "./ReturnModal";

type Open = "approve" | "reject" | "return" | null;

/** What the API lets this person do to a payment. */
export function Actions({ payment }: { payment: PaymentOut }) {
  const { t } = useTranslation("payments");
  const [open, setOpen] = useState<Open>(null);
  const may = (action: string) => payment.allowed_actions.includes(action);
  const close = () => setOpen(null);
  return (
    <>
      {may("return") && <Button variant="default" onClick={() => setOpen("return")}>{t("return.open")}</Button>}
      {may("propose_again") && <ProposeAgain payment={payment} />}
      {may("reject") && <Button variant="default" onClick={() => setOpen("reject")}>{t("reject.open")}</Button>}
      {may("approve") && <Button onClick={() => setOpen("approve")}>{t("approve.open")}</Button>}
      {open === "approve" && <ApproveModal payment={payment} onClose={close} />}
      {open === "reject" && <RejectModal payment={payment} onClose={close} />}
      {open === "return" && <ReturnModal payment={payment} onClose={close} />}
    </>
  );
}
