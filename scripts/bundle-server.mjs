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
    // Packages load these only where they are installed.
    "pg-native",
    "cloudflare:sockets",
    "typescript",
    // Loaded with the first new password. It is in the older format, of which a later import gets no named exports.
    "@zxcvbn-ts/language-common",
  ],
  // Packages in the older module format.
  banner: {
    js: `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);
const { filename: __filename, dirname: __dirname } = import.meta;`,
  },
  logLevel: "error",
});
