import { Checkbox, MultiSelect, Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { Section } from "@/ui/Section";
import { type DeclarationDraft, unfound } from "./draft";
import { PolicySearch } from "./PolicySearch";

const ROLES = ["insured", "secretary", "spouse", "broker", "lawyer", "other"] as const;
const CHANNELS = ["phone", "email", "letter", "broker", "portal"] as const;
const WISHES = ["removal", "deindexing", "burying", "lawyer", "reply", "advice"] as const;
const ALREADY = ["already_replied", "already_reported", "already_complained"] as const;

interface WhoProps {
  draft: DeclarationDraft;
  today: string;
  refused: Record<string, string>;
  set: (change: Partial<DeclarationDraft>) => void;
  onChosen: () => void;
}

/** Whose claim it is, who tells it, when and how; every field has its likely answer. */
export function Who({ draft, today, refused, set, onChosen }: WhoProps) {
  const { t } = useTranslation("declaration");
  const label = useLabel();
  return (
    <Section title={t("who")}>
      <div className="eg-declare-who">
        <PolicySearch value={draft.policy} autoFocus={draft.policy === null} error={refused.policy_number} onChosen={onChosen} onChange={(policy) => set({ policy })} onLeft={(typed) => set(unfound(draft, typed))}
          description={draft.policy ? undefined : t("unidentified")} />
        {!draft.policy && <Unidentified draft={draft} refused={refused} set={set} />}
        <Select label={t("role")} value={draft.role} allowDeselect={false} data={ROLES.map((value) => ({ value, label: label("declarant_role", value) }))} onChange={(role) => role && set({ role })} />
        {draft.role !== "insured" && (
          <>
            <TextInput label={t("declarantName")} value={draft.declarantName} error={refused["declarant.name"]} onChange={(event) => set({ declarantName: event.currentTarget.value })} />
            <TextInput label={t("declarantPhone")} type="tel" value={draft.declarantPhone} error={refused["declarant.phone"]} onChange={(event) => set({ declarantPhone: event.currentTarget.value })} />
          </>
        )}
        <DayInput label={t("discovered")} value={draft.discovered} max={today} error={refused.discovered_on} onChange={(discovered) => set({ discovered })} />
        <Select label={t("channel")} value={draft.channel} allowDeselect={false} data={CHANNELS.map((value) => ({ value, label: label("channel", value) }))} onChange={(channel) => channel && set({ channel })} />
        <MultiSelect label={t("wishes")} value={draft.wishes} data={WISHES.map((value) => ({ value, label: label("desired_outcome", value) }))}
          onChange={(wishes) => set({ wishes: wishes as DeclarationDraft["wishes"] })} error={refused.desired_outcome} />
      </div>
      <details>
        <summary>{t("more")}</summary>
        <div className="eg-declare-who">
          <Checkbox.Group label={t("already.label")} value={draft.already} onChange={(already) => set({ already: already as DeclarationDraft["already"] })}>
            {ALREADY.map((fact) => <Checkbox key={fact} mt={6} value={fact} label={t(`already.${fact}`)} />)}
          </Checkbox.Group>
          <TextInput label={t("otherInsurer")} value={draft.otherInsurer} onChange={(event) => set({ otherInsurer: event.currentTarget.value })} />
        </div>
      </details>
    </Section>
  );
}

function Unidentified({ draft, refused, set }: Pick<WhoProps, "draft" | "refused" | "set">) {
  const { t } = useTranslation("declaration");
  return (
    <>
      <TextInput label={t("insuredName")} value={draft.insuredName} error={refused["insured.name"]} onChange={(event) => set({ insuredName: event.currentTarget.value })} />
      <TextInput label={t("insuredPhone")} type="tel" value={draft.insuredPhone} error={refused["insured.phone"]} onChange={(event) => set({ insuredPhone: event.currentTarget.value })} />
    </>
  );
}
