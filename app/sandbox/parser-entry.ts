/** What build-engine.mjs bundles into generated/parser.mjs, with the edits of parser-edits.mjs. */

export { generate } from "@babel/generator";
export { parse } from "@babel/parser";
