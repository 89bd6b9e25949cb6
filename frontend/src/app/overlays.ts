import { store } from "@/lib/store";

export type Overlay = "palette" | "keys" | "tour" | "leave";

/** What is open over the page; one at a time. */
export const overlay = store<Overlay | null>(null);
export const closeOverlay = () => overlay.set(null);
