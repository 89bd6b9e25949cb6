import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "react-router";
import { queries } from "@/lib/query";
import { AskAgain } from "./AskAgain";
import { router } from "./routes";
import { contrast, theme } from "./theme";

/** The server's answer carries a nonce: styles made in the browser show it, nothing else may add any. */
const nonce = () => document.querySelector<HTMLMetaElement>("meta[name=csp-nonce]")?.nonce ?? "";

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={contrast} defaultColorScheme="auto" getStyleNonce={nonce}>
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
        <AskAgain />
      </QueryClientProvider>
    </MantineProvider>
  );
}
