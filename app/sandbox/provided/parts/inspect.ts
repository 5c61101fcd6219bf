/**
 * `inspect` from node:util, following the rules of Node's lib/internal/util/inspect.js (MIT licence): quotes, line
 * breaks at 80 characters, columns of long arrays. Not supported: colours, proxies, hidden properties, class texts.
 * Long: one function for each sort of value, and each calls the others for values inside it.
 */
import { columns } from "./columns";
import { harness } from "./harness";

const { isMap, isSet, isDate, isRegExp } = harness;

export const custom = Symbol.for("nodejs.util.inspect.custom");

export interface InspectOptions {
  depth?: number | null;
  compact?: boolean | number;
  breakLength?: number;
  maxArrayLength?: number | null;
  maxStringLength?: number | null;
  sorted?: boolean | ((a: string, b: string) => number);
}

interface State {
  readonly options: Required<Omit<InspectOptions, "depth">> & { depth: number };
  readonly seen: unknown[];
  circular: Map<object, number>;
  indent: number;
  /** Depth of the current value, and of the last one that was entered. */
  level: number;
  entered: number;
}

export const defaults = { depth: 2, compact: 3, breakLength: 80, maxArrayLength: 100, maxStringLength: 10_000 };

export function inspect(value: unknown, given: InspectOptions = {}): string {
  const options = { ...defaults, sorted: false, ...given, depth: given.depth === null ? 100 : (given.depth ?? 2) };
  return show(value, { options, seen: [], circular: new Map(), indent: 0, level: 0, entered: 0 } as State, false);
}

function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !/[`]|\$\{/.test(text) ? "`" : "'";
  const special: Record<string, string> = {
    "\n": "\\n",
    "\t": "\\t",
    "\r": "\\r",
    "\b": "\\b",
    "\f": "\\f",
    "\v": "\\v",
  };
  const escaped = text.replace(/[\\\x00-\x1f\x7f-\x9f']/g, (char) => {
    if (char === "'") return mark === "'" ? "\\'" : "'";
    if (char === "\\") return "\\\\";
    return special[char] ?? `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
  });
  return mark + escaped + mark;
}

function primitive(value: unknown, { options: { maxStringLength } }: State, isInside: boolean): string {
  if (typeof value === "string") {
    const most = maxStringLength ?? Number.POSITIVE_INFINITY;
    const rest = value.length - most;
    const more = rest > 0 ? `... ${rest} more character${rest > 1 ? "s" : ""}` : "";
    return quote(value.slice(0, most)) + more;
  }
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "bigint") return `${value}n`;
  return typeof value === "symbol" && isInside ? value.toString() : String(value);
}

function show(value: unknown, state: State, isInside: boolean): string {
  if ((typeof value !== "object" && typeof value !== "function") || value === null)
    return primitive(value, state, isInside);
  const own = (value as Record<symbol, unknown>)[custom];
  if (typeof own === "function" && own !== inspect) {
    const depth = state.options.depth - state.level;
    const shown = own.call(value, depth, { ...state.options, stylize: String }, inspect);
    return typeof shown === "string"
      ? shown.replaceAll("\n", `\n${" ".repeat(state.indent)}`)
      : show(shown, state, isInside);
  }
  if (state.seen.includes(value)) {
    if (!state.circular.has(value)) state.circular.set(value, state.circular.size + 1);
    return `[Circular *${state.circular.get(value)}]`;
  }
  return object(value, state);
}

function constructorName(value: object): string | null {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, "constructor");
    const made = found && ("value" in found ? found.value : found.get?.call(at));
    if (typeof made === "function" && made.name !== "" && value instanceof made) return made.name;
  }
  return null;
}

interface Shape {
  readonly braces: readonly [string, string];
  readonly base: string;
  readonly items: () => string[];
  readonly isList: boolean;
}

function object(value: object, state: State): string {
  const shape = shapeOf(value, state);
  const keys = keysOf(value, shape.isList || isString(value));
  if (keys.length === 0 && shape.base !== "") return shape.base;
  if (state.level > state.options.depth) {
    const name = constructorName(value);
    return Array.isArray(value) ? "[Array]" : name === null ? "[Object: null prototype]" : `[${name}]`;
  }
  state.seen.push(value);
  state.level++;
  state.entered = state.level;
  const before = state.indent;
  state.indent += 2;
  const output = [...shape.items(), ...keys.map((key) => property(value, key, state))];
  state.indent = before;
  const height = state.entered - state.level;
  state.level--;
  state.seen.pop();
  if (output.length === 0 && shape.base === "") return shape.braces.join("");
  const number = state.circular.get(value);
  const base = number === undefined ? shape.base : `<ref *${number}>${shape.base && ` ${shape.base}`}`;
  if (state.options.sorted && !shape.isList)
    output.sort(state.options.sorted === true ? undefined : state.options.sorted);
  return together(output, base, shape, state, { value, height });
}

const isString = (value: object) => value instanceof String;

function keysOf(value: object, isIndexed: boolean): PropertyKey[] {
  const names = Object.keys(value).filter((key) => !isIndexed || !/^(?:0|[1-9]\d*)$/.test(key));
  const symbols = Object.getOwnPropertySymbols(value);
  const hidden = value instanceof Error ? ["cause", "errors"].filter((key) => Object.hasOwn(value, key)) : [];
  return [
    ...new Set([...names, ...hidden]),
    ...symbols.filter((key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable),
  ];
}

function shapeOf(value: object, state: State): Shape {
  const name = constructorName(value);
  const tag = (value as Record<symbol, unknown>)[Symbol.toStringTag];
  const tagged = typeof tag === "string" && tag !== "" && tag !== name ? ` [${tag}]` : "";
  const label = (usual: string, size?: number) =>
    `${name === null ? `[${usual}${size === undefined ? "" : `(${size})`}: null prototype]` : name + (size === undefined ? "" : `(${size})`)}${tagged} `;
  const none = () => [];
  const simple = (base: string): Shape => ({ braces: ["{", "}"], base, items: none, isList: false });
  if (Array.isArray(value)) {
    const prefix = name === "Array" && tagged === "" ? "" : label("Array", value.length);
    return { braces: [`${prefix}[`, "]"], base: "", items: () => listItems(value, state), isList: true };
  }
  if (isSet(value)) {
    const items = () => [...value].map((item) => show(item, state, true));
    return { braces: [`${label("Set", value.size)}{`, "}"], base: "", items, isList: false };
  }
  if (isMap(value)) {
    const items = () => [...value].map(([key, item]) => `${show(key, state, true)} => ${show(item, state, true)}`);
    return { braces: [`${label("Map", value.size)}{`, "}"], base: "", items, isList: false };
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const list = value as Uint8Array;
    return {
      braces: [`${label(tag as string, list.length)}[`, "]"],
      base: "",
      isList: true,
      items: () => listItems(Array.from(list), state),
    };
  }
  if (typeof value === "function")
    return simple(`[${name ?? "Function"}${value.name ? `: ${value.name}` : " (anonymous)"}]`);
  if (isRegExp(value)) return simple(String(value));
  if (isDate(value)) return simple(Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString());
  if (value instanceof Error) return simple(errorText(value));
  if (value instanceof Promise)
    return { ...simple(""), braces: [`${label("Promise")}{`, "}"], items: () => ["<pending>"] };
  if (value instanceof WeakMap || value instanceof WeakSet)
    return { ...simple(""), braces: [`${label("Weak")}{`, "}"], items: () => ["<items unknown>"] };
  for (const type of [Number, String, Boolean, Symbol, BigInt]) {
    if (value instanceof type) return simple(`[${type.name}: ${primitive(value.valueOf(), state, false)}]`);
  }
  const prefix = name === "Object" && tagged === "" ? "" : label("Object");
  return { braces: [`${prefix}{`, "}"], base: "", items: none, isList: false };
}

/** There are no stacks here, so an error is printed as Node prints one without a stack. */
function errorText(error: Error): string {
  const text = `${error.name}${error.message ? `: ${error.message}` : ""}`;
  return `[${text}]`;
}

function listItems(list: readonly unknown[], state: State): string[] {
  const most = Math.min(list.length, state.options.maxArrayLength ?? Number.POSITIVE_INFINITY);
  const out: string[] = [];
  let empty = 0;
  const flush = () => {
    if (empty > 0) out.push(`<${empty} empty item${empty > 1 ? "s" : ""}>`);
    empty = 0;
  };
  for (let i = 0; i < most; i++) {
    if (!Object.hasOwn(list, i)) empty++;
    else {
      flush();
      out.push(show(list[i], state, true));
    }
  }
  flush();
  const rest = list.length - most;
  if (rest > 0) out.push(`... ${rest} more item${rest > 1 ? "s" : ""}`);
  return out;
}

function property(value: object, key: PropertyKey, state: State): string {
  const slot = Object.getOwnPropertyDescriptor(value, key)!;
  const shown =
    "value" in slot
      ? show(slot.value, state, true)
      : slot.get
        ? slot.set
          ? "[Getter/Setter]"
          : "[Getter]"
        : "[Setter]";
  const name =
    typeof key === "symbol"
      ? `[${key.toString()}]`
      : /^[a-zA-Z_]\w*$/.test(String(key))
        ? String(key)
        : quote(String(key));
  return `${slot.enumerable ? name : `[${name}]`}: ${shown}`;
}

/** On one line if it fits, otherwise one item per line. */
function together(
  items: string[],
  base: string,
  { braces, isList }: Shape,
  state: State,
  { value, height }: { value: object; height: number },
): string {
  const { compact, breakLength } = state.options;
  const space = " ".repeat(state.indent);
  const head = base === "" ? "" : `${base} `;
  if (typeof compact === "number" && compact >= 1) {
    const count = items.length;
    const output = isList && count > 6 ? columns(items, { ...state.options, indent: state.indent }, value) : items;
    if (height < compact && count === output.length) {
      const start = output.length + state.indent + braces[0].length + base.length + 10;
      const length = output.reduce((sum, item) => sum + item.length, output.length + start);
      const line = output.join(", ");
      if (length <= breakLength && !base.includes("\n") && !line.includes("\n")) {
        return `${head}${braces[0]} ${line} ${braces[1]}`;
      }
    }
    return `${head}${braces[0]}\n${space}  ${output.join(`,\n${space}  `)}\n${space}${braces[1]}`;
  }
  return `${head}${braces[0]}\n${space}  ${items.join(`,\n${space}  `)}\n${space}${braces[1]}`;
}
