import path from "node:path";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** A face that comes late is used from the next page on: no line jumps under who reads. The text's face is preloaded. */
const noLateFaces: Plugin = {
  name: "no-late-faces",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("@fontsource-variable") && id.includes(".css")
      ? code.replaceAll("font-display: swap", "font-display: optional")
      : null,
};

export default defineConfig({
  plugins: [noLateFaces, tailwindcss(), remix(remixConfig)],
  resolve: { alias: { "~": path.resolve(import.meta.dirname, "app") } },
  // Chrome 123, Firefox 120, Safari 17.5: what `light-dark()` needs, so that it stays in the built CSS.
  build: { cssTarget: ["chrome123", "firefox120", "safari17.5"], target: "es2022", assetsInlineLimit: 0 },
  worker: { format: "es" },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2"] },
  // Development only: a fixed list, so that nothing of the server is found and made ready for the browser.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      "react",
      "react-dom",
      "react-dom/client",
      "react/jsx-runtime",
      "react/jsx-dev-runtime",
      "@remix-run/react",
      "sucrase",

      "diff",
    ],
  },
  server: { warmup: { clientFiles: ["./app/entry.client.tsx"] } },
});
