import { Group, NativeSelect, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { claimsDatePublicationMutation } from "@/api/@tanstack/react-query.gen";
import type { ClaimOut, PublishedIn } from "@/api/types.gen";
import { useAction } from "@/lib/actions";
import { day, parisDay } from "@/lib/format";
import { ifMatch } from "@/lib/http";
import { DayInput } from "@/ui/DayInput";
import { useLabel } from "@/ui/Labels";
import { CERTAINTIES, SOURCES } from "../codes";
import type { ClaimActionProps } from "../contract";
import { claimKey } from "../reads";
import { ClaimModal } from "./ClaimModal";

function knownOf(claim: ClaimOut, content: string) {
  const known = claim.contents.find((one) => one.id === content)?.published;
  return { from: known?.earliest ?? "", to: known?.latest ?? "", certainty: known?.certainty ?? "exact", source: known?.source ?? "page" };
}

export default function DatePublication({ claim, contentId, onClose }: ClaimActionProps) {
  const { t } = useTranslation("claims");
  const label = useLabel();
  const [content, setContent] = useState(contentId ?? claim.contents[0]?.id ?? "");
  const [typed, setTyped] = useState(() => knownOf(claim, content));
  const set = (change: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...change }));
  // The days of one content are never offered for another.
  const turnTo = (id: string) => {
    setContent(id);
    setTyped(knownOf(claim, id));
  };
  const date = useAction(claimsDatePublicationMutation().mutationFn, { becomes: claimKey(claim.reference), done: t("form.date.done"), onDone: onClose });
  const body = { earliest: typed.from || null, latest: typed.to || typed.from || null, certainty: typed.certainty, source: typed.source } as PublishedIn;
  const send = (version: number) => void date.run({ path: { reference: claim.reference, content_id: content }, body, headers: ifMatch(version) });
  const today = parisDay(new Date());
  return (
    <ClaimModal title={label("claim_action", "set_publication_date")} submit={t("form.date.submit")} claim={claim} action={date} typed={[{ label: t("changedField.dates"), value: [day(typed.from), day(typed.to)].filter(Boolean).join(" – ") }]} onSubmit={send} onClose={onClose}>
      <Text size="sm">{t("form.date.hint")}</Text>
      {claim.contents.length > 1 && <NativeSelect label={t("form.date.content")} value={content} onChange={(event) => turnTo(event.currentTarget.value)} data={claim.contents.map((one, index) => ({ value: one.id, label: [t("content.heading", { number: index + 1 }), one.url ?? one.place].filter(Boolean).join(" · ") }))} />}
      <Group grow align="flex-start">
        <DayInput label={t("form.content.from")} data-autofocus max={today} value={typed.from} error={date.fields.earliest} onChange={(from) => set({ from })} />
        <DayInput label={t("form.content.to")} min={typed.from || undefined} max={today} value={typed.to} error={date.fields.latest} onChange={(to) => set({ to })} />
      </Group>
      <Group grow>
        <NativeSelect label={t("form.date.certainty")} value={typed.certainty} error={date.fields.certainty} onChange={(event) => set({ certainty: event.currentTarget.value })} data={CERTAINTIES.map((one) => ({ value: one, label: label("certainty", one) }))} />
        <NativeSelect label={t("form.content.source")} value={typed.source} error={date.fields.source} onChange={(event) => set({ source: event.currentTarget.value })} data={SOURCES.map((one) => ({ value: one, label: label("date_source", one) }))} />
      </Group>
    </ClaimModal>
  );
}
