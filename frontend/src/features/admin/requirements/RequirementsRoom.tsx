import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { providersListRequirementsOptions, providersRequireDocumentMutation } from "@/api/@tanstack/react-query.gen";
import type { RequirementIn, RequirementOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { useAction } from "@/lib/actions";
import { day, instant, parisDay } from "@/lib/format";
import { ActionModal } from "@/ui/ActionModal";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Page } from "@/ui/Page";
import { type Column, Table } from "@/ui/Table";
import { Wait } from "@/ui/Wait";

const KINDS: RequirementIn["kind"][] = ["insurance_certificate", "convention", "registration"];
const SPECIALITIES: RequirementIn["speciality"][] = ["cleaning", "deindexing", "burying", "watch", "bailiff_report", "lawyer", "psychologist", "legal_advice"];

/** The papers that a provider must hold before a mission is ordered from them, by speciality. */
export function RequirementsRoom() {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const requirements = useQuery(providersListRequirementsOptions());
  const columns: Column<RequirementOut>[] = [
    { key: "speciality", label: t("requirements.speciality"), cell: (row) => label("speciality", row.speciality) },
    { key: "kind", label: t("requirements.kind"), cell: (row) => label("paper", row.kind) },
    { key: "required", label: t("requirements.state"), cell: (row) => t(row.required ? "requirements.yes" : "requirements.no") },
    { key: "since", label: t("requirements.since"), cell: (row) => day(row.since) },
    { key: "by", label: t("by"), cell: (row) => t("byWho", { who: row.recorded_by_name, on: instant(row.recorded_at) }) },
  ];
  return (
    <Page title={t("rooms.requirements")} lead={t("requirements.lead")} actions={may("products:edit") && <Button onClick={() => setOpen(true)}>{t("requirements.new")}</Button>}>
      <Wait query={requirements} rows={4}>{({ items }) => <Table caption={t("rooms.requirements")} columns={columns} rows={items} rowKey={(row) => `${row.speciality} ${row.kind} ${row.since} ${row.recorded_at}`} empty={t("requirements.none")} />}</Wait>
      {open && <NewRequirement onClose={() => setOpen(false)} />}
    </Page>
  );
}

function NewRequirement({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("admin");
  const label = useLabel();
  const [body, setBody] = useState<RequirementIn>({ speciality: "bailiff_report", kind: "insurance_certificate", required: true, since: parisDay(new Date()) });
  const set = (changes: Partial<RequirementIn>) => setBody((before) => ({ ...before, ...changes }));
  const record = useAction(providersRequireDocumentMutation().mutationFn, { done: t("requirements.done"), onDone: onClose });
  return (
    <ActionModal title={t("requirements.new")} submit={t("save")} pending={record.pending} problem={record.problem} onClose={onClose} onSubmit={() => void record.run({ body })}>
      <Select label={t("requirements.speciality")} required allowDeselect={false} value={body.speciality} error={record.fields.speciality} onChange={(value) => value && set({ speciality: value as RequirementIn["speciality"] })} data={SPECIALITIES.map((value) => ({ value, label: label("speciality", value) }))} />
      <Select label={t("requirements.kind")} required allowDeselect={false} value={body.kind} error={record.fields.kind} onChange={(value) => value && set({ kind: value as RequirementIn["kind"] })} data={KINDS.map((value) => ({ value, label: label("paper", value) }))} />
      <Select label={t("requirements.state")} required allowDeselect={false} value={body.required ? "yes" : "no"} onChange={(value) => value && set({ required: value === "yes" })} data={(["yes", "no"] as const).map((value) => ({ value, label: t(`requirements.${value}`) }))} />
      <DayInput label={t("requirements.since")} required value={body.since ?? ""} error={record.fields.since} onChange={(value) => set({ since: value })} />
    </ActionModal>
  );
}
