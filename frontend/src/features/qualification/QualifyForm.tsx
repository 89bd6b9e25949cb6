import { Alert, Button, Checkbox, Group, Select, Stack, Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { claimsQualifyMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, ContentOut, GuideOut, QualificationIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { ifMatch } from "@/lib/http";
import { claimKey } from "@/features/claims/reads";
import { useVersions } from "@/lib/versions";
import { useLabel } from "@/ui/Labels";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { Section } from "@/ui/Section";
import { StaleNotice } from "@/ui/StaleNotice";
import { Preview } from "./Preview";

export interface Held {
  kind: string | null;
  reasons: string;
  professional: boolean;
}

interface QualifyFormProps {
  claim: ClaimOut;
  content: ContentOut;
  guide: GuideOut;
  held: Held;
  set: (change: Partial<Held>) => void;
  onDone: (claim: ClaimOut) => void;
}

/** The kind that a named person holds: seen with its deadlines first, then confirmed. */
export function QualifyForm({ claim, content, guide, held, set, onDone }: QualifyFormProps) {
  const { t } = useTranslation("qualification");
  const label = useLabel();
  const rehearse = useAction(claimsQualifyMutation().mutationFn, { invalidates: [] });
  const qualify = useAction(claimsQualifyMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("saved"), onDone });
  const edit = useVersions(claim, rehearse.stale || qualify.stale);
  const body: QualificationIn = { kind: held.kind ?? "", reasons: held.reasons.trim(), author_is_professional: held.professional || null };
  const call = (version: number, dry: boolean) => ({ path: { reference: claim.reference, content_id: content.id }, headers: ifMatch(version), body, query: dry ? { dry_run: true } : {} });
  const change = (to: Partial<Held>) => {
    rehearse.reset();
    qualify.reset();
    set(to);
  };
  const fields = { ...rehearse.fields, ...qualify.fields };
  const ready = held.kind !== null && held.reasons.trim() !== "";
  const seen = rehearse.data !== undefined;
  const trouble = edit.stale ? null : (qualify.problem ?? rehearse.problem);
  const send = (version: number) => void (seen ? qualify.run(call(version, false)) : rehearse.run(call(version, true)));
  return (
    <Section title={t("decide")}>
      <form onSubmit={(event) => { event.preventDefault(); if (ready) send(edit.version); }} onKeyDown={(event) => event.ctrlKey && event.key === "Enter" && event.currentTarget.requestSubmit()}>
        <Stack gap="sm">
          {content.qualification && <Alert color="orange" variant="light">{t("double")}</Alert>}
          <Select searchable label={t("kind")} required value={held.kind} onChange={(kind) => change({ kind })} error={fields.kind} data={guide.kinds.map((one) => ({ value: one.code, label: one.handler }))} />
          <Textarea label={t("reasons")} description={t("reasonsHelp")} required autosize minRows={2} value={held.reasons} onChange={(event) => change({ reasons: event.currentTarget.value })} error={fields.reasons} />
          <Checkbox label={t("professional")} checked={held.professional} onChange={(event) => change({ professional: event.currentTarget.checked })} />
          {rehearse.data && <Preview now={claim} then={rehearse.data} content={content.id} />}
          <ProblemAlert problem={trouble} />
          <StaleNotice edit={edit} onResume={(version) => { rehearse.reset(); qualify.reset(); void rehearse.run(call(version, true)); }} onDrop={() => globalThis.location.reload()}
            fields={[{ key: "status", label: t("status"), of: (one) => label("status", one.status) }, { key: "kind", label: t("kind"), of: (one) => one.contents.find((each) => each.id === content.id)?.qualification?.label ?? "" }]}
            typed={[{ label: t("kind"), value: guide.kinds.find((one) => one.code === held.kind)?.handler ?? "" }, { label: t("reasons"), value: held.reasons }]} />
          <Group justify="flex-end">
            <Button type="submit" disabled={!ready} loading={rehearse.pending || qualify.pending}>{seen ? t("confirm") : t("preview")}</Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
