import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { longDay } from "@/lib/format";

export interface DayInputProps extends Omit<TextInputProps, "value" | "onChange" | "type" | "min" | "max"> {
  /** A plain date ("2026-11-18"), or "". */
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
}

/** A plain date, by the browser's own field (keyboard, reader and phone know it); read back in full to catch a slip. */
export function DayInput({ value, onChange, min, max, description, ...field }: DayInputProps) {
  const { t } = useTranslation();
  const bounds = min && max ? t("day.between", { min: longDay(min), max: longDay(max) }) : min ? t("day.from", { min: longDay(min) }) : max ? t("day.until", { max: longDay(max) }) : null;
  return (
    <TextInput {...field} type="date" value={value} min={min} max={max ?? "2200-12-31"} description={description ?? (value ? longDay(value) : bounds)}
      inputWrapperOrder={["label", "input", "description", "error"]} onChange={(event) => onChange(event.currentTarget.value)} />
  );
}
