import { QueryCache, QueryClient } from "@tanstack/react-query";
import { isOffline, Problem } from "./problem";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Error;
  }
}

/** Reads are tried again only when the server was not there; a refusal is an answer. */
const retry = (count: number, error: Error) => count < 2 && (isOffline(error) || (error instanceof Problem && error.status >= 502));

export const queries = new QueryClient({
  queryCache: new QueryCache(),
  defaultOptions: {
    queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true, networkMode: "always" },
    mutations: { retry: false, networkMode: "always" },
  },
});
