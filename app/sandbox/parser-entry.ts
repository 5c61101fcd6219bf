/** What build-engine.mjs bundles into generated/parser.mjs, with the edits of parser-edits.mjs. */
export { parse } from "@babel/parser";
