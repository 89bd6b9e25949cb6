import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import { createElement } from "react";
import { afterEach, expect, it } from "vitest";
import { Wait } from "./Wait";

afterEach(cleanup);

const remembered = { data: "version 3", error: null, refetch: () => undefined, isFetching: true, isFetchedAfterMount: false };
const shown = (query: typeof remembered, fresh: boolean) => {
  render(createElement(MantineProvider, null, createElement(Wait<string>, { query, fresh, children: (data) => data })));
  return screen.queryByText("version 3") !== null;
};

it("shows what is remembered while it is read again", () => {
  expect(shown(remembered, false)).toBe(true);
});

it("opens a form on what was read since, never on what is remembered", () => {
  expect(shown(remembered, true)).toBe(false);
  cleanup();
  expect(shown({ ...remembered, isFetchedAfterMount: true }, true)).toBe(true);
  cleanup();
  expect(shown({ ...remembered, isFetching: false }, true)).toBe(true);
});
