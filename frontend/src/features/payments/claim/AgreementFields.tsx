import { Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { parisDay } from "@/lib/format";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";
import type { Paid } from "./paid";
import { Sides } from "../Sides";

interface AgreementFieldsProps {
  paid: Paid;
  onChange: (changes: Partial<Paid>) => void;
  errors: Record<string, string>;
}

/** The insured's agreement to bear what is over the guarantee: asked only where there is one. */
export function AgreementFields({ paid, onChange, errors }: AgreementFieldsProps) {
  const { t } = useTranslation("payments");
  const [open, setOpen] = useState(paid.agreed_on !== "");
  const toggle = (on: boolean) => {
    setOpen(on);
    if (!on) onChange({ agreed_on: "", share: "", agreement_proof: "" });
  };
  return (
    <>
      <Switch label={t("agreement.has")} description={t("agreement.hasHelp")} checked={open} onChange={(event) => toggle(event.currentTarget.checked)} />
      {open && (
        <Sides>
          <DayInput label={t("agreement.on")} required max={parisDay(new Date())} value={paid.agreed_on} error={errors["insured_agreement.agreed_on"]} onChange={(agreed_on) => onChange({ agreed_on })} />
          <AmountInput label={t("agreement.share")} value={paid.share} error={errors["insured_agreement.share"]} onChange={(share) => onChange({ share })} />
          <TextInput label={t("agreement.proof")} maxLength={100} value={paid.agreement_proof} onChange={(event) => onChange({ agreement_proof: event.currentTarget.value })} />
        </Sides>
      )}
    </>
  );
}
