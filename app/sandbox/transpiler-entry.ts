/** What build-engine.mjs bundles into generated/transpiler.mjs, with the edits of transpiler-edits.mjs. */
export { transform } from "sucrase";
