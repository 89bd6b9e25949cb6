import { TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { spokenAmount, toAmount } from "@/lib/format";

export interface AmountInputProps extends Omit<TextInputProps, "value" | "onChange" | "type" | "min" | "max"> {
  /** As the wire writes it ("1800.50"), or "" while it is no amount. */
  value: string;
  onChange: (amount: string) => void;
  /** Also refuse zero, as most of the API's amounts do. */
  positive?: boolean;
  /** The most that may be typed, as the wire writes it. */
  max?: string | null;
}

/** Euros as people type them ("1 800,50"); what is no amount is said under the field and holds the form back. */
export function AmountInput({ value, onChange, positive = true, max, error, onBlur, ...field }: AmountInputProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(() => spokenAmount(value));
  const [left, setLeft] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const trouble = troubleOf(typed, positive, max);
  const words = trouble && t(`amount.${trouble}`, { max: max ? spokenAmount(max) : "" });
  const [sent, setSent] = useState(value);
  if (value !== sent) {
    setSent(value);
    setTyped(spokenAmount(value));
  }
  useEffect(() => input.current?.setCustomValidity(words ?? ""), [words]);
  return (
    <TextInput {...field} ref={input} inputMode="decimal" autoComplete="off" rightSection={<span aria-hidden>€</span>}
      styles={{ input: { fontVariantNumeric: "tabular-nums" } }} value={typed} error={error ?? (left ? words : null)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        const amount = troubleOf(text, positive, max) ? "" : (toAmount(text) ?? "");
        setTyped(text);
        setSent(amount);
        onChange(amount);
      }}
      onBlur={(event) => {
        setLeft(true);
        if (!trouble) setTyped((text) => spokenAmount(toAmount(text) ?? text));
        onBlur?.(event);
      }} />
  );
}

/** Why what is typed cannot be sent; an empty field is for `required` to say. */
export function troubleOf(typed: string, positive: boolean, max?: string | null): "unreadable" | "positive" | "tooMuch" | null {
  if (typed.trim() === "") return null;
  const amount = toAmount(typed);
  if (amount === null) return "unreadable";
  if (positive && Number(amount) <= 0) return "positive";
  return max != null && Number(amount) > Number(max) ? "tooMuch" : null;
}
