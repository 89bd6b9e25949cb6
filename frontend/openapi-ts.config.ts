import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: process.env.EGIDE_OPENAPI ?? "../docs/openapi.json",
  output: { path: process.env.EGIDE_CLIENT ?? "src/api", clean: true },
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk", "@tanstack/react-query"],
});
