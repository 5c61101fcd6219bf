/** The exports that build-engine.mjs bundles into generated/parser.mjs, with the edits from parser-edits.mjs. */

export { generate } from "@babel/generator";
export { parse } from "@babel/parser";
