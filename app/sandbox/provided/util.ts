/** node:util: the parts that programs use. */
import { isDeepEqual } from "./parts/deep-equal";
import { format } from "./parts/format";
import { codedError, harness, notHere } from "./parts/harness";
import { custom, defaults, inspect } from "./parts/inspect";

const { isDate, isMap, isRegExp, isSet, log, leaveOpen } = harness;

type Callback = (error: unknown, value?: unknown) => void;
type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const promisified = Symbol.for("nodejs.util.promisify.custom");

function needFunction(value: unknown): asserts value is AnyFunction {
  if (typeof value === "function") return;
  throw codedError(new TypeError('The "original" argument must be of type function'), "ERR_INVALID_ARG_TYPE");
}

function promisify(original: AnyFunction & { [promisified]?: AnyFunction }): AnyFunction {
  needFunction(original);
  if (original[promisified]) return original[promisified];
  return function (this: unknown, ...args) {
    return new Promise((resolve, reject) => {
      const callback: Callback = (error, value) => (error ? reject(error) : resolve(value));
      Reflect.apply(original, this, [...args, callback]);
    });
  };
}

function callbackify(original: AnyFunction): AnyFunction {
  needFunction(original);
  return function (this: unknown, ...args) {
    const callback = args.pop() as Callback;
    const later = (...answer: [unknown, unknown?]) => queueMicrotask(() => callback(...answer));
    (Reflect.apply(original, this, args) as Promise<unknown>).then(
      (value) => later(null, value),
      (error) =>
        later(error || codedError(new Error("Promise was rejected with a falsy value"), "ERR_FALSY_VALUE_REJECTION")),
    );
  };
}

function inherits(child: { prototype: object; super_?: unknown }, parent: { prototype: object }): void {
  Object.defineProperty(child, "super_", { value: parent, writable: true, configurable: true });
  Object.setPrototypeOf(child.prototype, parent.prototype);
}

function deprecate(run: AnyFunction, message: string, code?: string): AnyFunction {
  let isTold = false;
  return function (this: unknown, ...args) {
    if (!isTold) log(`DeprecationWarning: ${code ? `[${code}] ` : ""}${message}\n`);
    isTold = true;
    return Reflect.apply(run, this, args);
  };
}

const tagOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);
const isBoxed = (value: unknown) =>
  typeof value === "object" && [Number, String, Boolean, Symbol, BigInt].some((type) => value instanceof type);
const types = {
  isDate,
  isMap,
  isRegExp: (value: unknown) => typeof value === "object" && value !== null && isRegExp(value),
  isSet,
  isPromise: (value: unknown) => value instanceof Promise,
  isNativeError: (value: unknown) => value instanceof Error,
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isUint8Array: (value: unknown) => value instanceof Uint8Array,
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
  isAnyArrayBuffer: (value: unknown) => value instanceof ArrayBuffer,
  isDataView: (value: unknown) => value instanceof DataView,
  isWeakMap: (value: unknown) => value instanceof WeakMap,
  isWeakSet: (value: unknown) => value instanceof WeakSet,
  isAsyncFunction: (value: unknown) => typeof value === "function" && tagOf(value).startsWith("Async"),
  isGeneratorFunction: (value: unknown) => typeof value === "function" && tagOf(value).endsWith("GeneratorFunction"),
  isGeneratorObject: (value: unknown) => tagOf(value) === "Generator",
  isBoxedPrimitive: isBoxed,
  isNumberObject: (value: unknown) => typeof value === "object" && value instanceof Number,
  isStringObject: (value: unknown) => typeof value === "object" && value instanceof String,
  isBooleanObject: (value: unknown) => typeof value === "object" && value instanceof Boolean,
  ...notHere("util/types", ["isProxy", "isExternal", "isModuleNamespaceObject", "isKeyObject", "isCryptoKey"]),
};

Object.assign(promisify, { custom: promisified });
Object.assign(inspect, { custom, defaultOptions: leaveOpen({ ...defaults }) });

const COLOURS = /\u001b\[[0-9;]*[A-Za-z]/g;

export default {
  promisify,
  callbackify,
  inherits,
  deprecate,
  inspect,
  format,
  types,
  isDeepStrictEqual: (a: unknown, b: unknown) => isDeepEqual(a, b, true),
  isArray: Array.isArray,
  stripVTControlCharacters: (text: string) => text.replace(COLOURS, ""),
  TextEncoder,
  TextDecoder,
  ...notHere("util", [
    "aborted",
    "debug",
    "debuglog",
    "formatWithOptions",
    "getSystemErrorName",
    "parseArgs",
    "parseEnv",
    "styleText",
    "transferableAbortController",
  ]),
  // For node:assert.
  isDeepEqual,
};
