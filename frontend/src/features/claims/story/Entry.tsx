import { Anchor, Button, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { ClaimOut, TimelineNoteOut } from "@/api/types.gen";
import { useMay } from "@/app/session";
import { euros } from "@/lib/format";
import { clock, instant } from "@/lib/moments";
import { useLabel } from "@/ui/Labels";
import { CorrectNote } from "./CorrectNote";
import type { Line } from "./timeline";
import { useWords } from "./useWords";

/** One thing that happened: when, what in words, by whom. */
export function Entry({ claim, line }: { claim: ClaimOut; line: Line }) {
  const label = useLabel();
  const words = useWords(claim);
  const { entry } = line;
  const told = entry.note ? [] : words(entry);
  return (
    <li data-family={entry.note ? "note" : undefined}>
      <time dateTime={entry.at}>{clock(entry.at)}</time>
      <div>
        {entry.note ? <Note claim={claim} line={line} /> : <strong>{label("timeline", entry.action)}</strong>}
        {entry.reference && <Anchor component={Link} size="sm" to={`${entry.about === "payment" ? "/payments" : "/missions"}/${entry.reference}`}>{entry.reference}</Anchor>}
        {entry.amount && <span>{euros(entry.amount)}</span>}
        {told.length > 0 && <span>{told.join(", ")}</span>}
        <Text span size="xs" c="dimmed">{entry.actor}</Text>
      </div>
    </li>
  );
}

function useHeading() {
  const { t } = useTranslation("claims");
  const label = useLabel();
  return (note: TimelineNoteOut) =>
    [
      note.direction ? `${label("note_kind", note.kind)} ${note.direction === "in" ? t("story.in") : t("story.out")}` : label("note_kind", note.kind),
      note.with_kind && t("story.withSomebody", { who: [label("note_with", note.with_kind), note.with_name].filter(Boolean).join(", ") }),
    ].filter(Boolean).join(" ");
}

function Note({ claim, line }: { claim: ClaimOut; line: Line }) {
  const { t } = useTranslation("claims");
  const may = useMay();
  const [correcting, setCorrecting] = useState(false);
  const heading = useHeading();
  const versions = [line.entry, ...line.corrections].flatMap((one) => (one.note ? [{ at: one.at, actor: one.actor, note: one.note }] : []));
  const last = versions.at(-1);
  if (!last) return null;
  const { note } = last;
  const moved = Math.abs(Date.parse(note.happened_at) - Date.parse(line.entry.at)) > 60_000;
  return (
    <>
      <strong>{heading(note)}{versions.length > 1 && ` (${t("story.corrected")})`}</strong>
      {moved && <Text span size="xs" c="dimmed">{t("story.told", { when: instant(note.happened_at) })}</Text>}
      <p className="eg-note">{note.text}</p>
      {versions.length > 1 && (
        <details>
          <summary>{t("story.versions")}</summary>
          {versions.slice(0, -1).map((one) => <p key={one.at} className="eg-note"><del>{one.note.text}</del> <Text span size="xs" c="dimmed">{one.actor}, {instant(one.at)}</Text></p>)}
        </details>
      )}
      {may("claims:edit") && <Button size="compact-xs" variant="subtle" className="eg-correct" onClick={() => setCorrecting(true)}>{t("story.correct")}</Button>}
      {correcting && <CorrectNote reference={claim.reference} noteId={String(line.entry.facts.note)} note={note} onClose={() => setCorrecting(false)} />}
    </>
  );
}
