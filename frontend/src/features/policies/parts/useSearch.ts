import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";

/** What is typed to search, kept in the address once one pauses: going back finds the same list. */
export function useSearch(key: string) {
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get(key) ?? "");
  const [asked] = useDebouncedValue(typed.trim(), 250);
  useEffect(() => {
    setParams((before) => {
      if ((before.get(key) ?? "") === asked) return before;
      const next = new URLSearchParams(before);
      if (asked) next.set(key, asked);
      else next.delete(key);
      return next;
    }, { replace: true });
  }, [asked, key, setParams]);
  return { typed, setTyped, asked };
}

/** A policy number holds digits, a name does not. */
export const asPolicyQuery = (asked: string) => (asked === "" ? {} : /\d/.test(asked) ? { number: asked.toUpperCase() } : { name: asked });
