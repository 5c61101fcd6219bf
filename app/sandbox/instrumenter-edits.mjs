/**
 * What the library that makes mutants (@stryker-mutator/instrumenter) is bundled with, so that loading it takes a
 * quarter of the time: the parser that it reaches through @babel/core, asked directly for what core's plugins ask of
 * it, and none of core's plugins and configuration; no HTML, no Svelte; the library for patterns once a pattern is met.
 * Mutants are the same to the letter (mutants.server.test.ts compares them with the package's own).
 */

/** In place of @babel/core, beside it. Its parser options are all that is read of what is asked for. */
export const INSTRUMENTER_CORE = `
import { parse as parseWith } from "@babel/parser";
export * as types from "@babel/types";
import * as types from "@babel/types";
import traverse from "@babel/traverse";
import File from "./lib/transformation/file/file.js";
const parse = (code, { filename, parserOpts } = {}) => {
  try {
    return parseWith(code, { sourceType: "module", sourceFileName: filename, ...parserOpts });
  } catch (error) {
    error.message = filename + ": " + error.message;
    throw error;
  }
};
const parseAsync = async (code, options) => parse(code, options);
export { File, parse, parseAsync, traverse };
export default { File, parse, parseAsync, traverse, types };
`;

const notMadeIn = (what) => `export const parse = () => { throw new Error("no mutants are made in ${what}"); };`;

/** Each must apply exactly once. */
export const INSTRUMENTER_EDITS = {
  "@stryker-mutator/instrumenter/dist/src/parsers/ts-parser.js": {
    head: "",
    edits: [
      ["import { createRequire } from 'module';\n", ""],
      ["const require = createRequire(import.meta.url);\n", ""],
      [
        `        parserOpts: {
            ranges: true,
        },
        configFile: false,
        babelrc: false,
        presets: [
            [
                require.resolve('@babel/preset-typescript'),
                { isTSX, allExtensions: true },
            ],
        ],
        plugins: [
            [require.resolve('@babel/plugin-proposal-decorators'), { legacy: true }],
            [require.resolve('@babel/plugin-transform-explicit-resource-management')],
        ],`,
        `        parserOpts: {
            ranges: true,
            plugins: [
                'decorators-legacy', 'explicitResourceManagement', 'objectRestSpread', 'classProperties',
                ...(isTSX ? ['jsx'] : []), ['typescript', {}],
            ],
        },`,
      ],
    ],
  },
  // Read from a file, for options that are not asked for.
  "@stryker-mutator/api/dist/src/core/stryker-options-schema.js": {
    head: "",
    whole: "export const strykerCoreSchema = {};",
  },
  // What makes mutants has no use for other programs.
  "@stryker-mutator/util/dist/src/child-process-as-promised.js": {
    head: "",
    whole: "export const childProcessAsPromised = {};",
  },
  "@stryker-mutator/instrumenter/dist/src/parsers/html-parser.js": { head: "", whole: notMadeIn("HTML") },
  "@stryker-mutator/instrumenter/dist/src/parsers/svelte-parser.js": { head: "", whole: notMadeIn("Svelte") },
  "@stryker-mutator/instrumenter/dist/src/mutators/regex-mutator.js": {
    head: "",
    edits: [
      ["import * as weaponRegex from 'weapon-regex';\n", ""],
      ["            return weaponRegex\n", "            return require('weapon-regex')\n"],
    ],
  },
};
