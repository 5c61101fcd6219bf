import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/**
 * Makes browsers use a font that loads late only on later pages, so that text doesn't move while someone reads it. The
 * font for running text is preloaded.
 */
const noLateFaces: Plugin = {
  name: "no-late-faces",
  enforce: "pre",
  transform: (code, id) =>
    id.includes("@fontsource-variable") && id.includes(".css")
      ? code.replaceAll("font-display: swap", "font-display: optional")
      : null,
};

const brotli = promisify(brotliCompress);

/**
 * Brotli's quality for files under a megabyte, and for larger files (the editor's). Compressing all of them takes 6
 * seconds of processor time.
 */
const QUALITY = { small: 11, large: 6 };

/**
 * Writes a Brotli copy of each script, style sheet and wasm file next to it. The copy is a seventh smaller than one
 * compressed at request time would be.
 */
const compressedCopies: Plugin = {
  name: "compressed-copies",
  apply: (_config, { command, isSsrBuild }) => command === "build" && !isSsrBuild,
  async writeBundle({ dir }) {
    const assets = path.join(dir!, "assets");
    const compress = async (name: string) => {
      const bytes = await fs.readFile(path.join(assets, name));
      const quality = bytes.length < 1_000_000 ? QUALITY.small : QUALITY.large;
      const copy = await brotli(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
      });
      if (copy.length < bytes.length) await fs.writeFile(path.join(assets, `${name}.br`), copy);
    };
    const names = await fs.readdir(assets);
    await Promise.all(names.filter((name) => /\.(js|css|wasm)$/.test(name)).map(compress));
  },
};

export default defineConfig({
  plugins: [noLateFaces, tailwindcss(), remix(remixConfig), compressedCopies],
  resolve: { alias: { "~": path.resolve(import.meta.dirname, "app") } },
  // These browser versions support `light-dark()`, so the build leaves this function in the CSS.
  build: { cssTarget: ["chrome123", "firefox120", "safari17.5"], target: "es2022", assetsInlineLimit: 0 },
  worker: { format: "es" },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2"] },
  // Used only in development. The list is fixed, so that Vite doesn't find packages that only the server uses and
  // prepare them for the browser.
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
