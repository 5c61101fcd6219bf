/**
 * Bundles the web server, the process for figures and the process for uploads, each with its packages. Runs after the
 * pages are built. The reasons are in docs/decisions/049-bundled-packages.md.
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
    // Optional packages, which other packages load only if they are installed.
    "pg-native",
    "cloudflare:sockets",
    "typescript",
    // Imported when the first new password is checked. It is a CommonJS module, and a dynamic import of a bundled
    // CommonJS module would have no named exports.
    "@zxcvbn-ts/language-common",
  ],
  // For bundled CommonJS packages, which use these names.
  banner: {
    js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;`,
  },
  logLevel: "error",
});
