/**
 * Limits for the transpiler (sucrase), which runs on the host. They restrict how deeply code may be nested, and how
 * much work a file may need. Without them, the only limit on nesting would be the host's stack, which differs between
 * browsers. A few nested classes or arrow functions would take minutes, because sucrase parses them again at each
 * level.
 *
 * Each recursive path through the parser passes through one of the functions below. Each function adds roughly the
 * number of frames that it represents.
 */

/**
 * The maximum number of parser frames. A Chromium worker has room for more than twice as many
 * (docs/decisions/031-determinism.md).
 */
const MOST_FRAMES = 1_500;
/**
 * The number of steps allowed per character, plus the number allowed for any file. Ordinary code takes fewer than three
 * steps per character, and 250,000 steps take about 0.2 seconds.
 */
const STEPS_A_LETTER = 12;
const STEPS = 250_000;

/** The recursive functions in each file: name, parameters, the same parameters as arguments, and number of frames. */
const DEEP = {
  "parser/traverser/expression.js": [
    ["parseMaybeAssign", "noIn = false, isWithinParens = false", "noIn, isWithinParens", 8],
    ["parseExprOp", "startTokenIndex, minPrec, noIn", "startTokenIndex, minPrec, noIn", 1],
    ["parseMaybeUnary", "", "", 2],
    ["parseExprAtom", "", "", 4],
  ],
  "parser/traverser/statement.js": [["parseStatement", "declaration", "declaration", 6]],
  "parser/traverser/lval.js": [["parseBindingAtom", "isBlockScope", "isBlockScope", 4]],
  "parser/plugins/typescript.js": [
    ["tsParseType", "", "", 6],
    ["tsParseTypeOperatorOrHigher", "", "", 3],
  ],
};

const NOTHING = "export default null;\n";
/**
 * Parts of sucrase that transpile.ts never uses. They are replaced, because otherwise every browser would load them.
 */
const UNUSED = {
  "Options.js": "export function validateOptions() {}\n",
  "computeSourceMap.js": NOTHING,
  "util/formatTokens.js": NOTHING,
  "transformers/FlowTransformer.js": NOTHING,
  "transformers/JestHoistTransformer.js": NOTHING,
  "transformers/JSXTransformer.js": `${NOTHING}export const startsWithLowerCase = null;\n`,
  "transformers/NumericSeparatorTransformer.js": NOTHING,
  "transformers/OptionalCatchBindingTransformer.js": NOTHING,
  "transformers/OptionalChainingNullishTransformer.js": NOTHING,
  "transformers/ReactDisplayNameTransformer.js": NOTHING,
  "transformers/ReactHotLoaderTransformer.js": NOTHING,
};

/** The line that imports the limits. It is added to each edited file. */
const IMPORT = 'import {deeper, higher, step, begin} from "#transpiler-bounds";\n';

/**
 * @param {string} file path inside sucrase's dist/esm
 * @param {string} source
 * @returns {string | null} null for files that need no edit
 */
export function boundTranspiler(file, source) {
  if (UNUSED[file]) return UNUSED[file];
  // These functions are never called, because code is TypeScript, not Flow.
  if (file === "parser/plugins/flow.js")
    return [...source.matchAll(/^export function (\w+)/gm)]
      .map(([, name]) => `export const ${name} = null;\n`)
      .join("");
  let text = source;
  const replace = (from, to) => {
    if (text.split(from).length !== 2) throw new Error(`sucrase ${file}: expected exactly one ${JSON.stringify(from)}`);
    text = text.replace(from, () => to);
  };
  for (const [name, parameters, args, frames] of DEEP[file] ?? []) {
    const from = `function ${name}(${parameters}) {`;
    const within = `{ deeper(${frames}); const result = ${name}Within(${args}); higher(${frames}); return result; }`;
    replace(from, `function ${name}(${parameters}) ${within}\nfunction ${name}Within(${args}) {`);
  }
  if (file === "parser/tokenizer/index.js")
    replace("export function nextToken() {", "export function nextToken() { step();");
  // The engine would treat these characters as comments, and so read a different program than the transpiler.
  if (file === "parser/tokenizer/index.js") {
    replace(
      "export function nextToken() {",
      "let tokenFrom = 0;\nexport function nextToken() { tokenFrom = state.pos;",
    );
    replace("function readToken_lt() {", `function readToken_lt() { ${refuse("<!--", "true")}`);
    const startsLine = "/[\\n\\r\\u2028\\u2029]/.test(input.slice(tokenFrom, state.pos))";
    replace("function readToken_plus_min(code) {", `function readToken_plus_min(code) { ${refuse("-->", startsLine)}`);
  }
  if (file === "transformers/RootTransformer.js") replace("  processToken() {", "  processToken() { step();");
  // sucrase searches for a free name by counting upwards, so each attempt counts as a step.
  if (file === "NameManager.js") replace("      suffixNum++;", "      suffixNum++; step();");
  if (file === "index.js") replace("  validateOptions(options);", "  validateOptions(options); begin(code);");
  return text === source ? null : IMPORT + text;
}

/** Returns a statement that makes the tokenizer reject these characters. */
const refuse = (sign, condition) =>
  `if (input.startsWith(${JSON.stringify(sign)}, state.pos) && ${condition}) throw new Error("${sign} is not available here: write a comment with //");`;

/** The module that the edited files import. */
export const BOUNDS = `
let depth = 0;
let left = 0;
export function begin(code) { depth = 0; left = ${STEPS} + ${STEPS_A_LETTER} * code.length; }
export function deeper(frames) { depth += frames; if (depth > ${MOST_FRAMES}) throw new Error("the code is nested too deeply"); }
export function higher(frames) { depth -= frames; }
export function step() { if (--left < 0) throw new Error("the code takes too much work to read: use fewer levels of nesting"); }
`;
