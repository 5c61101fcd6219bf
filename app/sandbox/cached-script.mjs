/**
 * A CommonJS bundle with what V8 made of it the last time: code that ran then need not be compiled again. Where V8 was
 * another one, or has other flags, it refuses that and compiles as ever.
 */
import { createRequire } from "node:module";
import vm from "node:vm";

/**
 * Runs a bundle.
 * @param {string} file where it lies
 * @param {string} code
 * @param {Uint8Array} [cache]
 * @returns {{ exports: object, cache: () => Uint8Array }} what it exports; and what to keep, once that has been used
 */
export function runBundle(file, code, cache) {
  const script = new vm.Script(`(function (exports, require, module) {${code}\n})`, {
    filename: file,
    ...(cache && { cachedData: cache }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module);
  return { exports: module.exports, cache: () => script.createCachedData() };
}
