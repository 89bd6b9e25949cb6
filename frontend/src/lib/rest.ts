import { type ComponentType, lazy } from "react";

let coming: Promise<unknown> | null = null;

/** The styles that the first screen does without: fetched before anything that needs them, or once the desk is idle. */
export const restOfStyles = () =>
  (coming ??= import("@/app/rest").catch((error: unknown) => {
    coming = null; // a connection lost for a moment must not break every dialogue until the page is loaded again
    throw error;
  }));

/** A dialogue or a panel fetched, with its styles, when it is first opened; `instead` stands there when it cannot be. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as React's own `lazy`: the props are those of what comes
export function lazily<C extends ComponentType<any>>(load: () => Promise<{ default: C }>, instead?: C) {
  return lazy(async () => {
    try {
      const [found] = await Promise.all([load(), restOfStyles()]);
      return found;
    } catch (error) {
      if (!instead) throw error;
      return { default: instead };
    }
  });
}
