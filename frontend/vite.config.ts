import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.EGIDE_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: { target: "es2023", manifest: true, sourcemap: false, assetsInlineLimit: 0,
    // The parts of every screen in one file: fewer requests before the first one, kept from one release to the next.
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: "desk", test: /src[\\/](lib|api[\\/](core|client)|ui[\\/](Page|Wait|Labels|ProblemAlert|TimeLeft|Empty)\.)/ },
      { name: "parts", test: /node_modules[\\/](react|react-dom|scheduler|react-router|i18next|react-i18next|@tanstack|@mantine[\\/]core[\\/]esm[\\/]core)[\\/]/ },
    ] } } },
  },
  server: {
    host: "127.0.0.1",
    proxy: Object.fromEntries(["/api", "/docs", "/openapi.json", "/health", "/problems"].map((path) => [path, server])),
  },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"], setupFiles: ["src/test-setup.ts"] },
});
