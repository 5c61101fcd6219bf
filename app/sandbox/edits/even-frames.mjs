/**
 * Makes all calls take the same amount of the engine's stack, whichever function is called and however many locals that
 * function has. The interpreter keeps a function's arguments, locals and temporary values on this stack, 8 bytes each,
 * and ends a recursion when the stack is full. Without this change, a suite could measure how deeply it can recurse,
 * and so find out how many locals a version of the code has.
 *
 * A call's use of the machine stack is charged to the engine's stack, too (call-depth.mjs). This charge is more than
 * most functions need for their values. So for every call, the interpreter takes whichever is larger: the charge or the
 * space for the values. Calls can nest as deeply as before, and the depth differs only for functions with more than
 * `EVEN / 8` values.
 */
import { replaceCode } from "./replace-code.mjs";
import { leb, signedLeb } from "./wasm-binary.mjs";

/** The number of bytes that call-depth.mjs counts for a call by the interpreter: 68 values. */
export const EVEN = 544;

const SIZE = 31;
const localGet = (index) => [0x20, ...leb(index)];
const localTee = (index) => [0x22, ...leb(index)];
const EVEN_CONST = [0x41, ...signedLeb(EVEN)];
/**
 * Subtracts EVEN from global0, which call-depth.mjs detects. The interpreter restores the stack pointer to the start of
 * its own frame.
 */
export const TAKE = [0x23, 0x00, ...EVEN_CONST, 0x6b, 0x24, 0x00];

/** `size = …; if (limit > pointer - size) return overflow()`. */
const COMPARE = [...localTee(SIZE), 0x6b, 0x4b, 0x04, 0x40, 0x20, 0x00, 0x10, 0x6c];
/** The larger of size and EVEN. */
const AT_LEAST = [...localTee(SIZE), ...EVEN_CONST, ...localGet(SIZE), ...EVEN_CONST, 0x4b, 0x1b];

/** The code that resumes a generator, whose values aren't on the stack. */
const RESUME = [0x20, 0x01, 0xa7, 0x22, 0x06, 0x28, 0x02, 0x38, 0x21, 0x13, 0x20, 0x06];
/** The code that calls anything other than a function written in JavaScript: a native or bound function, or a proxy. */
const CALL_OTHER = [0, 1, 2, 4, 5, 6, 19].flatMap(localGet).concat([0x11, 0x15, 0x00]);

/** @param {Uint8Array} bytes the module's bytes */
export function evenFrames(bytes) {
  const edits = [
    [COMPARE, [...AT_LEAST, ...COMPARE]],
    [RESUME, [...TAKE, ...RESUME]],
    [CALL_OTHER, [...TAKE, ...CALL_OTHER]],
  ];
  return edits.reduce((module, [before, after]) => replaceCode(module, before, after), bytes);
}
