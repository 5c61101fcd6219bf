/**
 * After the pages are built: bundles the web server and the processes for figures and uploads, each with its packages.
 * Why: docs/decisions/049-bundled-packages.md.
 */
import { build } from "esbuild";

await build({
  entryPoints: {
    web: "build/server/index.js",
    figures: "app/worker/figures.server.ts",
    checkUpload: "app/worker/check-upload.server.ts",
  },
  outdir: "build/server/bundle",
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  splitting: true,
  define: { "process.env.NODE_ENV": '"production"' },
  external: [
    // Native add-ons.
    "better-sqlite3",
    "@node-rs/argon2",
    // Packages load these optionally, if they are installed.
    "pg-native",
    "cloudflare:sockets",
    "typescript",
    // Imported when the first new password is checked. It is a CommonJS module, and a dynamic import of a bundled one
    // would have no named exports.
    "@zxcvbn-ts/language-common",
  ],
  // For bundled CommonJS packages, which use these names.
  banner: {
    js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;`,
  },
  logLevel: "error",
});
