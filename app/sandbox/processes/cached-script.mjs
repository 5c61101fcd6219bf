/**
 * Runs a CommonJS bundle with V8's code cache from an earlier run, so that V8 doesn't have to compile the same code
 * again. If V8's version or flags differ, it rejects the cache and compiles the code as usual.
 */
import { createRequire } from "node:module";
import vm from "node:vm";

/**
 * Runs a bundle.
 * @param {string} file its path
 * @param {string} code
 * @param {Uint8Array} [cache]
 * @returns {{ exports: object, cache: () => Uint8Array }} its exports, and a function that returns the cache to store
 * once the bundle has been used
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
