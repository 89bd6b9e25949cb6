import { ActionIcon, Button, Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { Plus, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { BackendProvidersWorkflowKind, ClaimOut } from "@/api/types.gen";
import { useLabel } from "@/ui/Labels";
import { ClaimPicker } from "./ClaimPicker";
import { nameOf } from "./dialogs/ContentsSeen";

export interface Options {
  kind: BackendProvidersWorkflowKind;
  instructions: string;
  contents: string[];
  days: number | null;
  share: number;
  others: { claim: string; share: number }[];
  reason: string;
}

const KINDS: BackendProvidersWorkflowKind[] = ["quote_then_perform", "perform_at_tariff", "quote_only"];

export function sentOptions(options: Options) {
  const others = options.others.filter((one) => one.claim.trim() !== "");
  return {
    kind: options.kind,
    instructions: options.instructions || undefined,
    content_ids: options.contents,
    answer_working_days: options.days ?? undefined,
    ...(others.length > 0 ? { share: options.share, shared_with: others.map((one) => ({ claim_reference: one.claim.trim(), share: one.share })), share_reason: options.reason } : {}),
  };
}

interface AskOptionsProps {
  claim: ClaimOut;
  options: Options;
  onChange: (options: Options) => void;
  fields: Record<string, string>;
}

/** What is asked exactly; nothing here must be filled in. */
export function AskOptions({ claim, options, onChange, fields }: AskOptionsProps) {
  const { t } = useTranslation("missions");
  const label = useLabel();
  const set = (change: Partial<Options>) => onChange({ ...options, ...change });
  const other = (index: number, change: Partial<Options["others"][number]>) => set({ others: options.others.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <details>
      <summary>{t("ask.options")}</summary>
      <Stack gap="sm" mt="xs">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Select label={t("field.kind")} allowDeselect={false} value={options.kind} onChange={(value) => set({ kind: value ?? options.kind })} data={KINDS.map((one) => ({ value: one, label: label("mission_kind", one) }))} />
          <NumberInput label={t("ask.days")} placeholder={t("ask.daysUsual")} min={1} max={60} allowDecimal={false} value={options.days ?? ""} error={fields.answer_working_days} onChange={(value) => set({ days: value === "" ? null : Number(value) })} />
        </SimpleGrid>
        {claim.contents.length > 0 && (
          <Checkbox.Group label={t("ask.contents")} description={t("ask.contentsHelp")} value={options.contents} onChange={(contents) => set({ contents })}>
            <Stack gap={4} mt={4}>{claim.contents.map((one) => <Checkbox key={one.id} value={one.id} label={nameOf(one, one.platform && label("platform", one.platform), t("contents.unnamed"))} />)}</Stack>
          </Checkbox.Group>
        )}
        <Textarea label={t("ask.instructions")} maxLength={5000} autosize minRows={2} value={options.instructions} error={fields.instructions} onChange={(event) => set({ instructions: event.currentTarget.value })} />
        {options.others.map((one, index) => (
          <Group key={index} align="flex-end" gap="xs">
            <ClaimPicker label={t("ask.other")} except={claim.reference} value={one.claim} error={fields[`shared_with.${index}.claim_reference`]} onChange={(reference) => other(index, { claim: reference })} />
            <NumberInput label={t("ask.otherShare")} min={1} max={1_000_000} allowDecimal={false} value={one.share} onChange={(value) => other(index, { share: Number(value) || 1 })} />
            <ActionIcon variant="default" size="lg" aria-label={t("ask.unshare", { number: index + 1 })} onClick={() => set({ others: options.others.filter((_, at) => at !== index) })}><X size={16} aria-hidden /></ActionIcon>
          </Group>
        ))}
        {options.others.length > 0 && (
          <Group align="flex-end" gap="xs">
            <NumberInput label={t("ask.ownShare")} min={1} max={1_000_000} allowDecimal={false} value={options.share} onChange={(value) => set({ share: Number(value) || 1 })} />
            <TextInput style={{ flex: 1 }} label={t("ask.reason")} minLength={3} maxLength={1000} value={options.reason} error={fields.share_reason} onChange={(event) => set({ reason: event.currentTarget.value })} />
          </Group>
        )}
        <Group><Button size="xs" variant="default" leftSection={<Plus size={14} aria-hidden />} onClick={() => set({ others: [...options.others, { claim: "", share: 1 }] })}>{t("ask.share")}</Button></Group>
      </Stack>
    </details>
  );
}
