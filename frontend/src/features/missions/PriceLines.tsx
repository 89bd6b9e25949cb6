import { ActionIcon, Button, Checkbox, Group, NativeSelect, NumberInput, Stack, Text, TextInput } from "@mantine/core";
import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { euros } from "@/lib/format";
import { AmountInput } from "@/ui/AmountInput";
import "./missions.css";
import { amountsOf, emptyLine, totalsOf, type TypedLine, VAT_RATES, type VatRate, wire } from "./quote";

interface PriceLinesProps {
  lines: TypedLine[];
  onChange: (lines: TypedLine[]) => void;
  /** Refusals by their path in the body ("lines.0.label"). */
  fields: Record<string, string>;
  legend: string;
}

/** Lines of a quote, an order or an invoice: net and rate, or the total alone; what they come to is shown at once. */
export function PriceLines({ lines, onChange, fields, legend }: PriceLinesProps) {
  const { t } = useTranslation("missions");
  const set = (index: number, change: Partial<TypedLine>) => onChange(lines.map((line, at) => (at === index ? { ...line, ...change } : line)));
  return (
    <fieldset className="eg-lines">
      <legend>{legend}</legend>
      <Stack gap="xs">
        {lines.map((line, index) => (
          <Line key={line.key} line={line} index={index} fields={fields} onSet={(change) => set(index, change)}
            onRemove={lines.length > 1 ? () => onChange(lines.filter((_, at) => at !== index)) : undefined} />
        ))}
        <Group justify="space-between" align="flex-start">
          <Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => onChange([...lines, emptyLine()])}>{t("lines.add")}</Button>
          <Totals lines={lines} />
        </Group>
      </Stack>
    </fieldset>
  );
}

interface LineProps {
  line: TypedLine;
  index: number;
  fields: Record<string, string>;
  onSet: (change: Partial<TypedLine>) => void;
  onRemove: (() => void) | undefined;
}

function Line({ line, index, fields, onSet, onRemove }: LineProps) {
  const { t } = useTranslation("missions");
  const at = (name: string) => fields[`lines.${index}.${name}`];
  const amounts = amountsOf(line);
  const rates = [...VAT_RATES.map((rate) => ({ value: rate as string, label: t(`tax.${rate === "8.5" ? "8" : rate}`) })), { value: "", label: t("tax.none") }];
  return (
    <div className="eg-line" role="group" aria-label={t("lines.line", { number: index + 1 })}>
      <TextInput className="eg-line-label" label={t("lines.label")} required value={line.label} error={at("label") ?? fields[`lines.${index}`]} onChange={(event) => onSet({ label: event.currentTarget.value })} />
      <NumberInput label={t("lines.quantity")} required min={1} max={10_000} allowDecimal={false} value={line.quantity} error={at("quantity")} onChange={(value) => onSet({ quantity: Number(value) })} />
      {line.rate === ""
        ? <AmountInput label={t("lines.ttc")} required value={line.total} error={at("amount_ttc")} onChange={(total) => onSet({ total })} />
        : <AmountInput label={t("lines.unit")} required value={line.unit} error={at("unit_price_ht")} onChange={(unit) => onSet({ unit })} />}
      <NativeSelect label={t("lines.rate")} data={rates} value={line.rate} error={at("vat_rate")} onChange={(event) => onSet({ rate: event.currentTarget.value as VatRate | "" })} />
      <Text size="sm" className="eg-line-total" ta="right">
        <Text span size="xs" c="dimmed" display="block">{t("lines.ttc")}</Text>
        {amounts ? euros(wire(amounts.ttc)) : "–"}
      </Text>
      {onRemove && <ActionIcon variant="subtle" color="red" size="lg" aria-label={t("lines.remove", { number: index + 1 })} onClick={onRemove}><Trash2 size={16} aria-hidden /></ActionIcon>}
      {line.rate !== "" && line.rate !== "0" && (
        <Checkbox className="eg-line-wide" size="xs" label={t("lines.reverse")} checked={line.reverse} onChange={(event) => onSet({ reverse: event.currentTarget.checked })} />
      )}
    </div>
  );
}

function Totals({ lines }: { lines: TypedLine[] }) {
  const { t } = useTranslation("missions");
  const totals = totalsOf(lines);
  return (
    <Text size="sm" role="status" ta="right">
      {totals?.ht != null && totals.vat != null && (
        <Text span size="xs" c="dimmed" display="block">{t("lines.taxes", { ht: euros(wire(totals.ht)), vat: euros(wire(totals.vat)) })}</Text>
      )}
      <strong>{totals ? t("lines.total", { ttc: euros(wire(totals.ttc)) }) : ""}</strong>
    </Text>
  );
}
