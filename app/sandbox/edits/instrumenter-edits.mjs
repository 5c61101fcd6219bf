/**
 * Bundles the library that generates mutants (@stryker-mutator/instrumenter) so that it loads in a quarter of the time.
 * The bundle calls the parser directly instead of through @babel/core, without core's plugins and configuration. It
 * can't read HTML or Svelte, and loads the library for regular expressions only when a source contains one. The mutants
 * are exactly the same (mutants.server.full.test.ts compares them with the package's own).
 */

/** Source text that replaces @babel/core. It reads only the parser options from the caller's options. */
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

/** Each edit must apply exactly once. */
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
  // The original module reads a file with options that are never requested.
  "@stryker-mutator/api/dist/src/core/stryker-options-schema.js": {
    head: "",
    whole: "export const strykerCoreSchema = {};",
  },
  // The original module can start other programs, which isn't needed to generate mutants.
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
