import type { MeOut } from "@/api/types.gen";

const keyOf = (user: string) => `egide:usual-view:${user}`;

/** What an address without filters shows: the view chosen in this browser, else one's own files for who handles some. */
export function usualView({ id, role }: Pick<MeOut, "id" | "role">): string | null {
  return localStorage.getItem(keyOf(id)) ?? (role === "handler" ? "tab=all&handler=me" : null);
}

export const isUsual = (user: string, view: string) => localStorage.getItem(keyOf(user)) === view;

export function setUsual(user: string, view: string | null) {
  if (view === null) localStorage.removeItem(keyOf(user));
  else localStorage.setItem(keyOf(user), view);
}
