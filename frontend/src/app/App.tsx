import { MantineProvider } from "@mantine/core";
import { QueryClientProvider, useIsFetching } from "@tanstack/react-query";
import { Suspense, useEffect, useState } from "react";
import { RouterProvider } from "react-router";
import { asked } from "@/lib/http";
import { queries } from "@/lib/query";
import { lazily, restOfStyles } from "@/lib/rest";
import { useStore } from "@/lib/store";
import { router } from "./routes";
import { contrast, theme } from "./theme";

// Nobody asked to see these: that they cannot be fetched (new release, lost connection) must not take the screen away.
const AskAgain = lazily(() => import("./AskAgain"), Unasked);
const News = lazily(() => import("./News"), () => <></>);

/** The server's answer carries a nonce: styles made in the browser show it, nothing else may add any. */
const nonce = () => document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.nonce ?? "";

// What locks the page's scroll behind a dialogue writes a style of its own and reads the nonce there.
Object.assign(globalThis, { __webpack_nonce__: nonce() });

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={contrast} defaultColorScheme="auto" getStyleNonce={nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Later />
      </QueryClientProvider>
    </MantineProvider>
  );
}

const QUIET = 1_000;

/** What no first screen shows: fetched once that screen has its data, or as soon as it is needed. */
function Later() {
  const [idle, setIdle] = useState(false);
  const wanted = useStore(asked) !== null;
  const reading = useIsFetching();
  const here = queries.getQueryCache().getAll().some((query) => query.state.status === "success");
  useEffect(() => {
    if (!here || reading > 0) return;
    const timer = setTimeout(() => void restOfStyles().catch(() => undefined).then(() => setIdle(true)), QUIET);
    return () => clearTimeout(timer);
  }, [here, reading]);
  return <Suspense>{(idle || wanted) && <><News /><AskAgain /></>}</Suspense>;
}

/** In place of the question: the request goes back to its form with the refusal, and what was typed stays there. */
function Unasked() {
  const request = useStore(asked);
  useEffect(() => request?.settle(false), [request]);
  return null;
}
