import { TextInput } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { grouped, ibanTrouble } from "../iban";

interface IbanInputProps {
  label: string;
  value: string;
  onChange: (iban: string) => void;
  error?: string;
}

/** An account number, grouped as it is typed; says whether its key is right. */
export function IbanInput({ label, value, onChange, error }: IbanInputProps) {
  const { t } = useTranslation("payments");
  const input = useRef<HTMLInputElement>(null);
  const trouble = value === "" ? null : ibanTrouble(value);
  const words = trouble && t(`iban.${trouble}`);
  useEffect(() => input.current?.setCustomValidity(words ?? ""), [words]);
  const described = value === "" ? t("iban.help") : trouble ? words : t("iban.right");
  return (
    <TextInput ref={input} label={label} required autoComplete="off" spellCheck={false} value={grouped(value)} error={error} description={<span role="status">{described}</span>}
      inputWrapperOrder={["label", "input", "description", "error"]} styles={{ input: { fontVariantNumeric: "tabular-nums" } }}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\s/g, "").toUpperCase())} />
  );
}
