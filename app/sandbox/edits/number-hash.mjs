/**
 * Fixes the hash of numbers in the engine's Map and Set. QuickJS-ng 0.32 multiplies the upper word of the double by
 * 3163 and takes the lowest bits. For whole numbers below a million these bits are all zero, so a Set of 2,000 numbers
 * is one long list and each insertion costs 2,000 units. A correct fix that uses a Set would then be judged "too slow".
 * Newer versions of QuickJS take the upper bits of a product with a large odd number (as Linux does). This edit does
 * the same with a rotation.
 */
import { replaceCode } from "./replace-code.mjs";
import { leb } from "./wasm-binary.mjs";

/** i64.xor, i32.wrap_i64, i32.const 3163, i32.mul: this sequence occurs only in the hash. */
const BEFORE = [0x85, 0xa7, 0x41, 0xdb, 0x18, 0x6c];
/** … i32.const 0x61c88647, i32.mul, i32.const 16, i32.rotl */
const AFTER = [0x85, 0xa7, 0x41, ...leb(0x61c88647), 0x6c, 0x41, 0x10, 0x77];

/**
 * @param {Uint8Array} bytes the module's bytes
 * @returns {Uint8Array}
 */
export const mendNumberHash = (bytes) => replaceCode(bytes, BEFORE, AFTER);
