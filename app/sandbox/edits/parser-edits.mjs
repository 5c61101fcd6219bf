/**
 * Adds a work limit to the parser (@babel/parser) that reads code written by people. The parser reads some code again
 * at each level of nesting (`<T>(<T>(…))`), so 260 characters can take minutes. The limit counts tokens, so that every
 * machine rejects the same code.
 */

/**
 * The number of tokens allowed for any file, plus the number allowed per character. Ordinary code has one token for
 * every four characters, and few tokens are read twice.
 */
const TOKENS = 30_000;
const TOKENS_A_LETTER = 4;

/** Each edit must apply exactly once. */
export const PARSER_EDITS = {
  "@babel/parser/lib/index.js": {
    head: "let left = 0;\n",
    edits: [
      [
        "  nextToken() {\n    this.skipSpace();",
        '  nextToken() {\n    if (--left < 0) throw new Error("the code takes too much work to read: use fewer levels of nesting");\n    this.skipSpace();',
      ],
      [
        "function parse(input, options) {\n  var _options;",
        `function parse(input, options) {\n  left = ${TOKENS} + ${TOKENS_A_LETTER} * input.length;\n  var _options;`,
      ],
    ],
  },
};
