import { type Dispatch, type SetStateAction, useCallback, useId, useState } from "react";
import { type ContentDraft, type DeclarationDraft, emptyContent, isBlank } from "./draft";

/** The contents of a declaration as a list that the keyboard goes through. */
export function useContents(contents: ContentDraft[], setDraft: Dispatch<SetStateAction<DeclarationDraft>>) {
  const box = useId();
  const [added, setAdded] = useState<number | null>(null);
  const edit = useCallback((how: (contents: ContentDraft[]) => ContentDraft[]) => setDraft((now) => ({ ...now, contents: how(now.contents) })), [setDraft]);
  const change = useCallback(
    (key: number, to: Partial<ContentDraft>) => edit((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one))),
    [edit],
  );
  const remove = useCallback((key: number) => edit((all) => all.filter((one) => one.key !== key)), [edit]);
  const last = contents.at(-1);
  const firstField = (content: Element | undefined) => content?.querySelector<HTMLInputElement>("input[data-first]")?.focus();
  const blocks = () => [...(document.getElementById(box)?.querySelectorAll(".eg-declare-content") ?? [])];
  const next = () => {
    // An empty block waits already: it is the next one.
    if (last && isBlank(last)) return firstField(blocks().at(-1));
    const key = Math.max(0, ...contents.map((one) => one.key)) + 1;
    setAdded(key);
    edit((all) => [...all, emptyContent(key)]);
  };
  return { box, change, remove, next, isNew: (key: number) => key === added, focusFirst: () => firstField(blocks()[0]) };
}
