// The parts of Monaco that we use, which scripts/build-engine.mjs bundles into generated/.
// esbuild takes a second for this bundle, but Vite would spend half of its build time on it.
import "monaco-editor/esm/vs/basic-languages/javascript/javascript.contribution.js";
import "monaco-editor/esm/vs/basic-languages/typescript/typescript.contribution.js";

export * as monaco from "monaco-editor/esm/vs/editor/edcore.main.js";
export { typescriptDefaults } from "monaco-editor/esm/vs/language/typescript/monaco.contribution.js";
