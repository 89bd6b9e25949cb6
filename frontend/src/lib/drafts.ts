import { useCallback, useEffect, useRef, useState } from "react";

const PREFIX = "egide:draft:";
const KEPT_DAYS = 14;
const DAY = 86_400_000;

interface Kept<T> {
  at: number;
  value: T;
}

let owner = "";

/** From now on drafts are this person's; those that they left for a fortnight are thrown away. */
export function ownDrafts(user: string, now = Date.now()) {
  if (owner === user) return;
  owner = user;
  for (const key of draftKeys(PREFIX)) {
    const kept = read(key);
    if (kept === null || kept.at < now - KEPT_DAYS * DAY) localStorage.removeItem(key);
  }
}

/** What is being typed, kept in this browser under a name until it is sent; a person sees only their own. */
export function useDraft<T>(name: string, initial: T) {
  const key = `${PREFIX}${owner}:${name}`;
  const [value, setValue] = useState<T>(() => read<T>(key)?.value ?? initial);
  const first = useRef(true);
  const untouched = useRef(JSON.stringify(initial));
  useEffect(() => {
    if (first.current) first.current = false;
    else if (JSON.stringify(value) === untouched.current) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ at: Date.now(), value } satisfies Kept<T>));
  }, [key, value]);
  const clear = useCallback(() => {
    first.current = true;
    localStorage.removeItem(key);
    setValue(initial);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `initial` is what the form starts from, not a live value
  }, [key]);
  return { value, setValue, clear, restored: read(key) !== null };
}

function read<T>(key: string): Kept<T> | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<Kept<T>> | null;
    return typeof kept?.at === "number" ? (kept as Kept<T>) : null;
  } catch {
    return null;
  }
}

const draftKeys = (prefix: string) => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

export interface DraftKept {
  name: string;
  /** The reference in its name, when it is about one thing. */
  about: string | null;
  at: string;
}

/** What this person wrote and did not send, the latest first. */
export function keptDrafts(user: string): DraftKept[] {
  const prefix = `${PREFIX}${user}:`;
  return draftKeys(prefix)
    .flatMap((key) => {
      const kept = read(key);
      const name = key.slice(prefix.length);
      return kept ? [{ name, about: /[A-Z]{2,}-[\dA-Z-]+/.exec(name)?.[0] ?? null, at: new Date(kept.at).toISOString() }] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
}

/** Signing out leaves nothing of one's words behind. */
export const forgetDrafts = (user: string) => draftKeys(`${PREFIX}${user}:`).forEach((key) => localStorage.removeItem(key));
