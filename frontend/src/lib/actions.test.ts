import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { expect, it } from "vitest";
import { useAction } from "./actions";

it("remembers the answer as the new state before anything that follows looks at it", async () => {
  const client = new QueryClient();
  client.setQueryData(["claim"], { version: 1 });
  const seen: unknown[] = [];
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(MantineProvider, null, createElement(QueryClientProvider, { client }, children));
  const hook = renderHook(() => useAction(() => Promise.resolve({ version: 2 }), {
    becomes: ["claim"], onDone: () => seen.push(client.getQueryData(["claim"])),
  }), { wrapper });
  await act(() => hook.result.current.run(undefined));
  expect(seen).toEqual([{ version: 2 }]);
});

it("lets the screen show the new state before the next form opens", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(["claim"], { version: 1 });
  const seen: unknown[] = [];
  let shown: unknown;
  const wrapper = ({ children }: { children: ReactNode }) =>
    createElement(MantineProvider, null, createElement(QueryClientProvider, { client }, children));
  const hook = renderHook(() => {
    shown = useQuery({ queryKey: ["claim"], queryFn: () => ({ version: 2 }) }).data;
    return useAction(() => Promise.resolve({ version: 2 }), { becomes: ["claim"], onDone: () => seen.push(shown) });
  }, { wrapper });
  await act(() => hook.result.current.run(undefined));
  expect(seen).toEqual([{ version: 2 }]);
});
