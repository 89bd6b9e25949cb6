import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: process.env.EGIDE_OPENAPI ?? "../docs/openapi.json",
  output: { path: process.env.EGIDE_CLIENT ?? "src/api", clean: true },
  // The browser sends the session's cookie by itself: no door needs to be named in each call.
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", { name: "@hey-api/sdk", auth: false }, "@tanstack/react-query"],
});
