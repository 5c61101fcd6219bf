import { parse as parseBounded } from "../generated/parser.mjs";

/**
 * Returns the syntax tree of a source, from a parser with a work limit. Throws if the source does not parse, or exceeds
 * the limit.
 */
export const parse = (text: string, options: { readonly tokens?: boolean; readonly errorRecovery?: boolean } = {}) =>
  parseBounded(text, { sourceType: "module", plugins: ["typescript"], attachComment: false, ...options });
