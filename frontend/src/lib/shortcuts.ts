/**
 * The keys of the screen one is on. What is registered is what works and what the help lists: one source for both.
 *
 * Keys of one character can be switched off (WCAG 2.1.4) and never fire while one writes or answers a dialogue.
 */
import { useEffect, useRef } from "react";
import { store, useStore } from "./store";

export interface Shortcut {
  /** As `KeyboardEvent.key` says it ("j", "Enter", "?"), or "mod+k" with Ctrl or ⌘. */
  keys: readonly string[];
  /** What it does, in the reader's words, for the help. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** True for those of every screen. */
  everywhere?: boolean;
  /** Fires in fields too ("mod+k"); the others let one type. */
  whileTyping?: boolean;
}

const KEPT = "egide:single-keys";
const sets = store<readonly (readonly Shortcut[])[]>([]);
export const singleKeys = store(localStorage.getItem(KEPT) !== "off");

export function allowSingleKeys(on: boolean) {
  localStorage.setItem(KEPT, on ? "on" : "off");
  singleKeys.set(on);
}

/** These keys work while the component is there; the last one to come wins a key. */
export function useShortcuts(shortcuts: readonly Shortcut[]) {
  const live = useRef(shortcuts);
  useEffect(() => {
    live.current = shortcuts;
  });
  const shown = JSON.stringify(shortcuts.map(({ keys, label, everywhere, whileTyping }) => ({ keys, label, everywhere, whileTyping })));
  useEffect(() => {
    const told = JSON.parse(shown) as Omit<Shortcut, "run">[];
    const own = told.map((one, index): Shortcut => ({ ...one, run: (event) => live.current[index]?.run(event) }));
    sets.set([...sets.get(), own]);
    return () => sets.set(sets.get().filter((set) => set !== own));
  }, [shown]);
}

/** Every key that works now, the screen's own first. */
export const useKnownShortcuts = () => useStore(sets).flat().sort((a, b) => Number(a.everywhere ?? false) - Number(b.everywhere ?? false));

/** The name of a key press: "mod+k", "x", "X" with Shift. */
export const pressed = (event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">) =>
  event.ctrlKey || event.metaKey ? `mod+${event.key.toLowerCase()}` : event.key;

const FIELDS = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=combobox]";
const OWN_KEYS = new Set(["Enter", " "]);

/** Whether a key press at this place is meant for something else than a shortcut. */
function elsewhere(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (document.querySelector("[aria-modal=true]")) return true;
  if (shortcut.whileTyping) return false;
  if (target?.closest(FIELDS)) return true;
  return OWN_KEYS.has(event.key) && target?.closest("a[href], button, summary, [role=menuitem], [role=tab]") != null;
}

/** One listener for the whole desk. */
export function listen(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    const name = pressed(event);
    const found = sets.get().flat().findLast((one) => one.keys.includes(name));
    if (!found || (name.length === 1 && !singleKeys.get()) || elsewhere(event, found)) return;
    event.preventDefault();
    found.run(event);
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
