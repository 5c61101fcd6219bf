/** The export that build-engine.mjs bundles into generated/transpiler.mjs, with the edits from transpiler-edits.mjs. */
export { transform } from "sucrase";
