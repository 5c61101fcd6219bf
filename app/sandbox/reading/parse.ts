import { parse as parseBounded } from "../generated/parser.mjs";

/**
 * Parses a source with a work limit, and returns the syntax tree. Throws if the source does not parse, or exceeds the
 * limit.
 */
export const parse = (text: string, options: { readonly tokens?: boolean; readonly errorRecovery?: boolean } = {}) =>
  parseBounded(text, { sourceType: "module", plugins: ["typescript"], attachComment: false, ...options });
