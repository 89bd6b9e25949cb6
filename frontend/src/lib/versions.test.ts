import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { createElement, type ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { differences, useVersions } from "./versions";

interface Thing {
  version: number;
  place: string;
}

function opened(first: Thing) {
  const client = new QueryClient();
  const reads = vi.spyOn(client, "invalidateQueries");
  const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children);
  const hook = renderHook(({ now, stale }: { now: Thing; stale: boolean }) => useVersions(now, stale), { wrapper, initialProps: { now: first, stale: false } });
  return { ...hook, reads };
}

describe("a form whose thing moves", () => {
  it("keeps the version that it was opened on until the person takes the new one", () => {
    const form = opened({ version: 3, place: "Lyon" });
    form.rerender({ now: { version: 4, place: "Paris" }, stale: false });
    expect(form.result.current).toMatchObject({ version: 3, moved: true });
    let sent = 0;
    act(() => {
      sent = form.result.current.resume();
    });
    expect(sent).toBe(4);
    expect(form.result.current).toMatchObject({ version: 4, moved: false });
  });

  it("reads everything again when the server says that it is stale", () => {
    const form = opened({ version: 3, place: "Lyon" });
    expect(form.reads).not.toHaveBeenCalled();
    form.rerender({ now: { version: 3, place: "Lyon" }, stale: true });
    expect(form.reads).toHaveBeenCalled();
  });
});

it("names the fields that read differently, and only these", () => {
  const fields = [
    { key: "place", label: "Lieu", of: (one: Thing) => one.place },
    { key: "same", label: "Même", of: () => "pareil" },
  ];
  expect(differences({ version: 1, place: "Lyon" }, { version: 2, place: "Paris" }, fields)).toEqual([
    { key: "place", label: "Lieu", before: "Lyon", after: "Paris" },
  ]);
});
