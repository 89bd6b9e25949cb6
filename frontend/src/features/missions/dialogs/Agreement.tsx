import { Checkbox, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { parisDay } from "@/lib/format";
import { AmountInput } from "@/ui/AmountInput";
import { DayInput } from "@/ui/DayInput";

export interface TypedAgreement {
  on: boolean;
  day: string;
  share: string;
  proof: string;
}

export const noAgreement = (): TypedAgreement => ({ on: false, day: parisDay(new Date()), share: "", proof: "" });

export const sentAgreement = (typed: TypedAgreement) =>
  typed.on ? { agreed_on: typed.day, share: typed.share || undefined, proof: typed.proof || undefined } : undefined;

/** The insured's dated word that they pay what the cover does not. */
export function Agreement({ value, onChange, fields }: { value: TypedAgreement; onChange: (value: TypedAgreement) => void; fields: Record<string, string> }) {
  const { t } = useTranslation("missions");
  const set = (change: Partial<TypedAgreement>) => onChange({ ...value, ...change });
  return (
    <Stack gap="xs">
      <Checkbox label={t("agreed.on")} checked={value.on} onChange={(event) => set({ on: event.currentTarget.checked })} />
      {value.on && (
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <DayInput label={t("agreed.day")} required max={parisDay(new Date())} value={value.day} error={fields["insured_agreement.agreed_on"]} onChange={(day) => set({ day })} />
          <AmountInput label={t("agreed.share")} value={value.share} error={fields["insured_agreement.share"]} onChange={(share) => set({ share })} />
          <TextInput label={t("agreed.proof")} maxLength={500} value={value.proof} error={fields["insured_agreement.proof"]} onChange={(event) => set({ proof: event.currentTarget.value })} />
        </SimpleGrid>
      )}
    </Stack>
  );
}
