import { useCallback, useEffect, useRef, useState } from "react";

/** What is being typed, kept in this browser under a name until it is sent. */
export function useDraft<T>(name: string, initial: T) {
  const key = `egide:draft:${name}`;
  const [value, setValue] = useState<T>(() => read(key) ?? initial);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else localStorage.setItem(key, JSON.stringify(value));
  }, [key, value]);
  const clear = useCallback(() => {
    first.current = true;
    localStorage.removeItem(key);
    setValue(initial);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `initial` is what the form starts from, not a live value
  }, [key]);
  return { value, setValue, clear, restored: read(key) !== null };
}

function read<T>(key: string): T | null {
  const kept = localStorage.getItem(key);
  if (kept === null) return null;
  try {
    return JSON.parse(kept) as T;
  } catch {
    return null;
  }
}

/** Signing out leaves nothing of one's words behind. */
export function forgetDrafts() {
  Object.keys(localStorage)
    .filter((key) => key.startsWith("egide:draft:"))
    .forEach((key) => localStorage.removeItem(key));
}
