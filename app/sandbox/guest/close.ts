/** Closes the ways around the transpiler, the module table and the tests: code from text, stacks, function sources. */

/**
 * Disables the fast path of `push` in QuickJS-ng 0.12.1. It treats the holes of an array as elements, so `new Array(3)`
 * and a push exposed uninitialised memory (quickjs-ng issue 1562, fixed in a later version). The engine takes the slow
 * path once an index has been a property of the prototype.
 */
export function closeShortPush(): void {
  Object.defineProperty(Array.prototype, 0, { value: 0, configurable: true });
  Reflect.deleteProperty(Array.prototype, 0);
  // Assigning the index has increased the length.
  Array.prototype.length = 0;
}

/**
 * Removes `Iterator.concat`. In QuickJS-ng 0.12.1, it continues with freed memory if one of its iterators ends it
 * (issue 1440). Node doesn't have this function.
 */
export function closeJoinedIterators(globalObject: object): void {
  const { Iterator: iterator } = globalObject as { Iterator?: object };
  if (iterator) Reflect.deleteProperty(iterator, "concat");
}

/** Prevents changes to an object's existing properties. New ones can still be added, as `expect.extend` does. */
export function sealProperties(object: object): void {
  for (const key of Reflect.ownKeys(object)) {
    const slot = Object.getOwnPropertyDescriptor(object, key);
    if (slot?.configurable) {
      Object.defineProperty(
        object,
        key,
        "value" in slot ? { writable: false, configurable: false } : { configurable: false },
      );
    }
  }
}

/**
 * Disables `eval` and the function constructors, because code from text would bypass the transpiler and the module
 * table. No exercise needs them.
 */
export function closeCode(globalObject: object): void {
  const refuse = (name: string) => {
    // A declared function, so that it can be called with `new` and throws the same message then.
    function closed(): never {
      throw new EvalError("code from text (eval, new Function) is not available here");
    }
    return Object.defineProperty(closed, "name", { value: name });
  };
  const samples = [() => {}, async () => {}, function* () {}, async function* () {}];
  samples.forEach((sample, i) => {
    const prototype = Object.getPrototypeOf(sample);
    const stub = refuse(["Function", "AsyncFunction", "GeneratorFunction", "AsyncGeneratorFunction"][i]!);
    Object.defineProperty(stub, "prototype", { value: prototype, writable: false });
    Object.defineProperty(prototype, "constructor", { value: stub, writable: false, configurable: false });
    if (i === 0) Object.defineProperty(globalObject, "Function", { value: stub, writable: false, configurable: false });
  });
  Object.defineProperty(globalObject, "eval", { value: refuse("eval"), writable: false, configurable: false });
}

/**
 * Makes every stack empty. The engine uses this function only if it was assigned, and the definition then prevents
 * further assignments.
 */
export function closeStacks(): void {
  const empty = () => "";
  Error.prepareStackTrace = empty;
  Object.defineProperty(Error, "prepareStackTrace", { value: empty, writable: false, configurable: false });
}

/**
 * Hides the source text of functions, because it would reveal a mutant. `later`: whether `toString` will be frozen with
 * the other built-ins, so that it doesn't have to be locked here.
 */
export function closeFunctionText(later: boolean): void {
  const text = {
    toString(this: unknown): string {
      if (typeof this !== "function") throw new TypeError("not a function");
      return "function () { [code] }";
    },
  }.toString;
  Object.defineProperty(Function.prototype, "toString", { value: text, writable: later, configurable: later });
}
