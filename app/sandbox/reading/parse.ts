import { parse as parseBounded } from "../generated/parser.mjs";

/**
 * The syntax tree of a source, by a parser with a limit of work. Throws where the source does not parse, or is too
 * much.
 */
export const parse = (text: string, options: { readonly tokens?: boolean; readonly errorRecovery?: boolean } = {}) =>
  parseBounded(text, { sourceType: "module", plugins: ["typescript"], attachComment: false, ...options });
