import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ClaimOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { useCostLines } from "./benefits";

interface BenefitSelectProps {
  claim: ClaimOut;
  value: string;
  onChange: (benefit: string) => void;
  error?: string;
  label?: string;
}

/** A benefit that the policy of the claim pays for. */
export function BenefitSelect({ claim, value, onChange, error, label: told }: BenefitSelectProps) {
  const { t } = useTranslation("payments");
  const label = useLabel();
  const benefits = [...new Set(useCostLines(claim).map((line) => line.benefit))];
  return (
    <Select label={told ?? t("benefit.label")} required allowDeselect={false} value={value || null} onChange={(next) => onChange(next ?? "")} error={error}
      data={benefits.map((one) => ({ value: one, label: label("benefit", one) }))} />
  );
}
