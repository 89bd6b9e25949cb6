import { createContext, use } from "react";

/** What parts of the claim's page ask of the page itself. */
export interface ClaimDesk {
  /** Opens the dialogue of an action, perhaps on one content. */
  act: (key: string, contentId?: string) => void;
  /** Keys of the actions that may be done now. */
  keys: readonly string[];
  clocks: () => void;
  why: () => void;
}

export const Desk = createContext<ClaimDesk>({ act: () => {}, keys: [], clocks: () => {}, why: () => {} });

export const useDesk = () => use(Desk);
