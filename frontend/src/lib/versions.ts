import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";

interface Versioned {
  version: number;
}

/**
 * The version that a form was opened on, while the page below may already show a newer one.
 *
 * `seen` is what the person based their words on, `now` what the server holds; `resume` takes `now` as the new base and
 * gives its version, to be sent as If-Match. When `stale` becomes true (412) everything on screen is read again.
 */
export function useVersions<T extends Versioned>(now: T, stale: boolean) {
  const client = useQueryClient();
  const [seen, setSeen] = useState(now);
  useEffect(() => {
    if (stale) void client.invalidateQueries();
  }, [stale, client]);
  const resume = useCallback(() => {
    setSeen(now);
    return now.version;
  }, [now]);
  return { seen, now, version: seen.version, moved: now.version !== seen.version, stale, resume };
}

export type Versions<T extends Versioned> = ReturnType<typeof useVersions<T>>;

/** A field of a thing as a person reads it. */
export interface ShownField<T> {
  key: string;
  label: string;
  of: (thing: T) => string;
}

export interface Difference {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** The fields that read differently in both versions, in the order given. */
export const differences = <T>(before: T, after: T, fields: readonly ShownField<T>[]): Difference[] =>
  fields
    .map(({ key, label, of }) => ({ key, label, before: of(before), after: of(after) }))
    .filter((one) => one.before !== one.after);
