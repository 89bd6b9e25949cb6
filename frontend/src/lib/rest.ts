import { type ComponentType, lazy } from "react";

let coming: Promise<unknown> | null = null;

/** The styles that the first screen does without: fetched before anything that needs them, or once the desk is idle. */
export const restOfStyles = () => (coming ??= import("@/app/rest"));

/** A dialogue or a panel fetched, with its styles, when it is first opened. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as React's own `lazy`: the props are those of what comes
export function lazily<C extends ComponentType<any>>(load: () => Promise<{ default: C }>) {
  return lazy(async () => {
    const [found] = await Promise.all([load(), restOfStyles()]);
    return found;
  });
}
