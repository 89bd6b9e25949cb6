import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
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
