/**
 * Prints learners' values for messages, using descriptors only: it never calls a getter, `toString`, `toJSON` or
 * `inspect` of the value, so that code under test cannot react to being printed. Limited in depth and length. Long: one
 * case for each kind of value.
 */

export interface PrintOptions {
  /** Whether to print one property per line, for diffs. Otherwise, everything is on one line. */
  readonly lines?: boolean;
  readonly depth?: number;
  readonly length?: number;
}

const call = Function.prototype.call;
const uncurry = <F>(fn: unknown): F => call.bind(fn as never) as F;
const getterOf = (owner: object, key: PropertyKey) => Object.getOwnPropertyDescriptor(owner, key)?.get;

const mapSize = uncurry<(map: unknown) => number>(getterOf(Map.prototype, "size"));
const setSize = uncurry<(set: unknown) => number>(getterOf(Set.prototype, "size"));
const mapForEach = uncurry<(map: unknown, each: (value: unknown, key: unknown) => void) => void>(Map.prototype.forEach);
const setForEach = uncurry<(set: unknown, each: (value: unknown) => void) => void>(Set.prototype.forEach);
const dateTime = uncurry<(date: unknown) => number>(Date.prototype.getTime);
const dateText = uncurry<(date: unknown) => string>(Date.prototype.toISOString);
const regExpSource = uncurry<(value: unknown) => string>(getterOf(RegExp.prototype, "source"));
const regExpFlags = (["global", "ignoreCase", "multiline", "dotAll", "unicode", "sticky"] as const).map(
  (name, i) => [uncurry<(value: unknown) => boolean>(getterOf(RegExp.prototype, name)), "gimsuy"[i]!] as const,
);
/** Formats a regular expression. Doesn't use `toString`, which would read properties of the value. */
const regExpText = (value: unknown) =>
  `/${regExpSource(value)}/${regExpFlags.map(([isOn, letter]) => (isOn(value) ? letter : "")).join("")}`;
const typedTag = uncurry<(value: unknown) => string | undefined>(
  getterOf(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag),
);
/**
 * The classes of boxed primitives. `instanceof` is tried first, because the real test throws for other values, and
 * errors are expensive.
 */
const boxed: [string, new (value: never) => object, (value: unknown) => unknown][] = [
  ["Number", Number as never, uncurry(Number.prototype.valueOf)],
  ["String", String as never, uncurry(String.prototype.valueOf)],
  ["Boolean", Boolean as never, uncurry(Boolean.prototype.valueOf)],
  ["BigInt", BigInt as never, uncurry(BigInt.prototype.valueOf)],
  ["Symbol", Symbol as never, uncurry(Symbol.prototype.valueOf)],
];

function holds(test: () => unknown): boolean {
  try {
    test();
    return true;
  } catch {
    return false;
  }
}

/** True for real maps and sets (including subclasses), whatever else the value claims to be. */
export const isMap = (value: unknown): value is Map<unknown, unknown> =>
  value instanceof Map && holds(() => mapSize(value));
export const isSet = (value: unknown): value is Set<unknown> => value instanceof Set && holds(() => setSize(value));
export const isDate = (value: unknown): value is Date => value instanceof Date && holds(() => dateTime(value));
export const isRegExp = (value: object): value is RegExp => value instanceof RegExp && holds(() => regExpSource(value));

/** A data property, found along the prototype chain without calling anything. */
export function dataProperty(value: unknown, key: PropertyKey): unknown {
  for (let at = value, step = 0; at !== null && typeof at === "object" && step < 20; step++) {
    const found = Object.getOwnPropertyDescriptor(at, key);
    // The accessors that replace built-in names (lock.ts) are ours and safe to call.
    if (found) return "value" in found ? found.value : found.get && standIns.has(found.get) ? found.get() : undefined;
    at = Object.getPrototypeOf(at);
  }
  return undefined;
}

/** Getters that lock.ts creates in place of data properties. */
export const standIns = new WeakSet<() => unknown>();

function typeName(value: object): string {
  const made = dataProperty(Object.getPrototypeOf(value), "constructor");
  if (typeof made !== "function") return "";
  const name = Object.getOwnPropertyDescriptor(made, "name");
  return name && typeof name.value === "string" ? name.value : "";
}

class Cut extends Error {}

class Printer {
  #out = "";
  #room: number;
  readonly #options: PrintOptions;
  readonly #seen: object[] = [];

  constructor(options: PrintOptions) {
    this.#options = options;
    this.#room = options.length ?? 2000;
  }

  /** Prints any value; throws only if the fuel runs out. */
  print(value: unknown): string {
    try {
      this.#value(value, "");
    } catch (error) {
      this.#out += error instanceof Cut ? "…" : "[cannot be printed]";
    }
    return this.#out;
  }

  #put(text: string): void {
    if (text.length > this.#room) {
      this.#out += text.slice(0, this.#room);
      this.#room = 0;
      throw new Cut();
    }
    this.#room -= text.length;
    this.#out += text;
  }

  #value(value: unknown, indent: string): void {
    if (typeof value !== "object" || value === null) this.#put(primitiveText(value));
    else if (this.#seen.includes(value)) this.#put("[Circular]");
    else {
      const short = shortText(value);
      if (short !== null) this.#put(short);
      else this.#object(value, indent);
    }
  }

  #object(value: object, indent: string): void {
    if (this.#seen.length >= (this.#options.depth ?? 6)) {
      this.#put(Array.isArray(value) ? "[Array]" : `[${typeName(value) || "Object"}]`);
      return;
    }
    this.#seen.push(value);
    if (value instanceof Error) this.#error(value, indent);
    else if (Array.isArray(value) || typedTag(value) !== undefined) this.#list(value as unknown[], indent);
    else if (isMap(value)) this.#collection("Map", mapSize(value), this.#mapItems(value), indent);
    else if (isSet(value)) this.#collection("Set", setSize(value), this.#setItems(value), indent);
    else if (value instanceof Promise) this.#put("Promise {}");
    else this.#plain(value, indent);
    this.#seen.pop();
  }

  #error(value: Error, indent: string): void {
    const name = dataProperty(value, "name");
    const message = dataProperty(value, "message");
    this.#put(`[${typeof name === "string" ? name : "Error"}: ${typeof message === "string" ? message : ""}`);
    const keys = Object.keys(value).filter((key) => key !== "name" && key !== "message" && key !== "stack");
    if (keys.length > 0) {
      this.#put(" ");
      this.#block("{", "}", this.#properties(value, keys), indent);
    }
    this.#put("]");
  }

  #list(value: ArrayLike<unknown>, indent: string): void {
    const tag = typedTag(value) ?? (typeName(value) === "Array" ? "" : typeName(value));
    const length = Object.getOwnPropertyDescriptor(value, "length")?.value ?? (value as Uint8Array).length;
    const items: ((deeper: string) => void)[] = [];
    for (let i = 0; i < Math.min(length, 1000); i++) {
      const item = Object.getOwnPropertyDescriptor(value, i);
      items.push((deeper) => (item ? this.#slot(item, deeper) : this.#put("<empty>")));
    }
    if (length > 1000) items.push(() => this.#put(`… ${length - 1000} more`));
    this.#block(tag ? `${tag} [` : "[", "]", items, indent, "");
  }

  #collection(name: string, size: number, items: ((deeper: string) => void)[], indent: string): void {
    this.#block(`${name}(${size}) {`, "}", items, indent);
  }

  #mapItems(map: unknown): ((deeper: string) => void)[] {
    const items: ((deeper: string) => void)[] = [];
    mapForEach(map, (value, key) => {
      items.push((deeper) => {
        this.#value(key, deeper);
        this.#put(" => ");
        this.#value(value, deeper);
      });
    });
    return items;
  }

  #setItems(set: unknown): ((deeper: string) => void)[] {
    const items: ((deeper: string) => void)[] = [];
    setForEach(set, (value) => {
      items.push((deeper) => this.#value(value, deeper));
    });
    return items;
  }

  #plain(value: object, indent: string): void {
    const name = typeName(value);
    const label =
      Object.getPrototypeOf(value) === null ? "[Object: null prototype] " : name === "Object" ? "" : `${name} `;
    const keys = Reflect.ownKeys(value).filter((key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable);
    this.#block(`${label}{`, "}", this.#properties(value, keys), indent);
  }

  #properties(value: object, keys: PropertyKey[]): ((deeper: string) => void)[] {
    return keys.map((key) => (deeper: string) => {
      this.#put(`${keyText(key)}: `);
      this.#slot(Object.getOwnPropertyDescriptor(value, key) ?? {}, deeper);
    });
  }

  #slot(slot: PropertyDescriptor, indent: string): void {
    if ("value" in slot) this.#value(slot.value, indent);
    else this.#put(slot.get ? "[Getter]" : slot.set ? "[Setter]" : "[gone]");
  }

  #block(open: string, close: string, items: ((deeper: string) => void)[], indent: string, pad = " "): void {
    if (items.length === 0) {
      this.#put(open + close);
      return;
    }
    const deeper = `${indent}  `;
    this.#put(open + (this.#options.lines ? "" : pad));
    items.forEach((item, i) => {
      if (this.#options.lines) this.#put(`\n${deeper}`);
      item(deeper);
      if (this.#options.lines) this.#put(",");
      else if (i < items.length - 1) this.#put(", ");
    });
    this.#put(this.#options.lines ? `\n${indent}${close}` : pad + close);
  }
}

function primitiveText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quote(value.length > 5000 ? `${value.slice(0, 5000)}…` : value);
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "bigint":
      return `${value}n`;
    case "symbol":
      return symbolText(value);
    case "function":
      return functionText(value);
    default:
      return String(value);
  }
}

/** Text for dates, patterns and boxed primitives; null for all else. */
function shortText(value: object): string | null {
  if (isDate(value)) return Number.isNaN(dateTime(value)) ? "Invalid Date" : dateText(value);
  if (isRegExp(value)) return regExpText(value);
  for (const [name, type, read] of boxed) {
    if (value instanceof type && holds(() => read(value))) return `[${name}: ${primitiveText(read(value))}]`;
  }
  return null;
}

function quote(text: string): string {
  return JSON.stringify(text);
}

function symbolText(value: symbol): string {
  const description = value.description;
  return `Symbol(${description ?? ""})`;
}

function functionText(value: unknown): string {
  const name = Object.getOwnPropertyDescriptor(value as object, "name")?.value;
  return typeof name === "string" && name !== "" ? `[Function ${name}]` : "[Function]";
}

function keyText(key: PropertyKey): string {
  if (typeof key === "symbol") return `[${symbolText(key)}]`;
  const text = String(key);
  return /^[A-Za-z_$][\w$]*$/.test(text) ? text : quote(text);
}

/** Prints a value on one line or several. The text has at most 2,000 characters by default. */
export function print(value: unknown, options: PrintOptions = {}): string {
  return new Printer(options).print(value);
}
