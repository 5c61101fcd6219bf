// Bundles the full editor, Monaco, for the browser: app/ui/editor/generated/monaco-parts.js and .css.
import path from "node:path";
import { build } from "esbuild";
import { editing, root } from "./bundling.mjs";

const folder = path.join(root, "app/ui/editor");
export const EDITOR_ENTRY = path.join(folder, "monaco-parts.ts");
export const EDITOR = path.join(folder, "generated/monaco-parts.js");

/**
 * Removes the reference to the TypeScript worker's file, because monaco.client.ts uses the package's prebuilt worker.
 * Otherwise, Vite would bundle this 7 MB worker again.
 */
const EDITS = {
  "monaco-editor/esm/vs/language/typescript/workerManager.js": {
    head: "",
    edits: [[`createWorker: () => new Worker(new URL('ts.worker.js', import.meta.url), { type: "module" }),`, ""]],
  },
};

export async function buildEditor() {
  await build({
    entryPoints: [EDITOR_ENTRY],
    outdir: path.dirname(EDITOR),
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    // Browsers have no `process.env`.
    define: { "process.env": "{}" },
    loader: { ".ttf": "file" },
    plugins: [editing(EDITS)],
    logLevel: "warning",
  });
}
