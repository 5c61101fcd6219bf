/** structuredClone, without transfer. */

/**
 * Copies plain objects, arrays, maps, sets, dates, patterns, errors, buffers and typed arrays. Throws for functions and
 * symbols.
 */
export function structuredClone(value: unknown): unknown {
  const seen = new Map<unknown, unknown>();
  const refuse = (what: string) => new DOMException(`${what} could not be cloned.`, "DataCloneError");
  const clone = (from: unknown): unknown => {
    if (typeof from === "function") throw refuse("a function");
    if (typeof from === "symbol") throw refuse("a symbol");
    if (typeof from !== "object" || from === null) return from;
    if (seen.has(from)) return seen.get(from);
    const keep = <T>(to: T): T => {
      seen.set(from, to);
      return to;
    };
    if (from instanceof Date) return keep(new Date(from.getTime()));
    if (from instanceof RegExp) return keep(new RegExp(from.source, from.flags));
    if (from instanceof Number || from instanceof String || from instanceof Boolean)
      return keep(Object(from.valueOf()));
    if (from instanceof ArrayBuffer) return keep(from.slice(0));
    if (from instanceof DataView) return keep(new DataView(from.buffer.slice(0), from.byteOffset, from.byteLength));
    if (ArrayBuffer.isView(from)) return keep((from as Uint8Array).slice());
    if (from instanceof Map) {
      const to = keep(new Map());
      for (const [key, item] of [...from]) to.set(clone(key), clone(item));
      return to;
    }
    if (from instanceof Set) {
      const to = keep(new Set());
      for (const item of [...from]) to.add(clone(item));
      return to;
    }
    if (from instanceof Error) {
      const type = ERRORS.find((known) => known.name === from.name) ?? Error;
      const to = keep(new type(from.message));
      if ("cause" in from)
        Object.defineProperty(to, "cause", { value: clone(from.cause), writable: true, configurable: true });
      return to;
    }
    if (from instanceof WeakMap || from instanceof WeakSet || from instanceof Promise) throw refuse("the object");
    const to = keep((Array.isArray(from) ? new Array(from.length) : {}) as Record<string, unknown>);
    for (const key of Object.keys(from)) to[key] = clone((from as Record<string, unknown>)[key]);
    return to;
  };
  return clone(value);
}
const ERRORS = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
