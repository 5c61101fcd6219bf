/**
 * The value of an expression, as text. This is either a constant's value or the code that computes the value. Names in
 * that code refer to their values at the start. If two runs have done the same things so far, values with the same text
 * are the same.
 */
export interface Value {
  readonly text: string;
  /** Set if the value is known. */
  readonly constant?: { readonly is: Constant };
}

export type Constant = string | number | boolean | null | undefined | bigint;

export const constant = (is: Constant): Value => ({ text: textOfConstant(is), constant: { is } });
export const symbol = (text: string): Value => ({ text });

function textOfConstant(is: Constant): string {
  if (typeof is === "string") return JSON.stringify(is);
  if (typeof is === "bigint") return `${is}n`;
  return Object.is(is, -0) ? "-0" : String(is);
}

/** Thrown for code whose effects this analysis does not follow. */
export class Unknown extends Error {}

/**
 * Applies an operator to constants, as in JavaScript. Undefined if the operator throws, or if this function doesn't
 * support the operator.
 */
export function binary(operator: string, a: Constant, b: Constant): Value | undefined {
  // Other values aren't supported, because their conversions and errors would have to be modelled exactly.
  const isPlain = (value: Constant) => ["string", "number", "boolean"].includes(typeof value);
  if (operator === "===") return constant(a === b);
  if (operator === "!==") return constant(a !== b);
  const isNumberOrNothing = (value: Constant) => value === null || value === undefined || typeof value === "number";
  if (isNumberOrNothing(a) && isNumberOrNothing(b)) return numeric(operator, a as number, b as number);
  if (!isPlain(a) || !isPlain(b) || typeof a !== typeof b) return undefined;
  if (operator === "+" && typeof a === "string") return constant(a + b);
  return typeof a === "string" ? compare(operator, a, b as string) : numeric(operator, Number(a), Number(b));
}

/** Applies a numeric operator. For null and undefined, JavaScript's own conversions apply: 0 and NaN. */
function numeric(operator: string, a: number, b: number): Value | undefined {
  switch (operator) {
    case "+":
      return constant(a + b);
    case "-":
      return constant(a - b);
    case "*":
      return constant(a * b);
    case "/":
      return constant(a / b);
    case "%":
      return constant(a % b);
    case "**":
      return constant(a ** b);
    default:
      return compare(operator, a, b);
  }
}

function compare<T extends string | number>(operator: string, a: T, b: T): Value | undefined {
  switch (operator) {
    case "<":
      return constant(a < b);
    case "<=":
      return constant(a <= b);
    case ">":
      return constant(a > b);
    case ">=":
      return constant(a >= b);
    case "==":
      // biome-ignore lint/suspicious/noDoubleEquals: this evaluates the operator itself
      return constant(a == b);
    case "!=":
      // biome-ignore lint/suspicious/noDoubleEquals: this evaluates the operator itself
      return constant(a != b);
    default:
      return undefined;
  }
}

/** Numeric functions that are deterministic and have no effects. */
const MATH = /^(abs|ceil|floor|round|trunc|sign|min|max|sqrt|pow)$/;

/** Returns a pure call to `Math` or `Number`, with its value if all arguments are known. Null for other calls. */
export function pureCall(callee: string, args: readonly Value[]): Value | null {
  const [owner, method] = callee.split(".");
  const isMath = owner === "Math" && method !== undefined && MATH.test(method);
  const isNumber = callee === "Number" || /^Number\.(isInteger|isFinite|isNaN|isSafeInteger)$/.test(callee);
  if (!isMath && !isNumber) return null;
  const known = args.every((arg) => arg.constant && typeof arg.constant.is === "number");
  if (!known) return symbol(`${callee}(${args.map(({ text }) => text).join(", ")})`);
  const numbers = args.map((arg) => arg.constant!.is as number);
  if (callee === "Number") return numbers.length > 0 ? constant(numbers[0]!) : constant(0);
  const library = (isMath ? Math : Number) as unknown as Record<string, (...of: number[]) => number | boolean>;
  return constant(library[method!]!(...numbers));
}

/** Returns the value of calling a method on an empty list, if the result is known and is a new value. */
export function onEmptyList(method: string, args: readonly Value[]): Value | "list" | null {
  switch (method) {
    case "map":
    case "filter":
    case "flatMap":
    case "slice":
    case "toSorted":
    case "toReversed":
      return "list";
    case "join":
      return constant("");
    case "some":
    case "includes":
      return constant(false);
    case "every":
      return constant(true);
    case "find":
    case "findLast":
    case "at":
      return constant(undefined);
    case "findIndex":
    case "indexOf":
      return constant(-1);
    case "reduce":
      return args[1] ?? null;
    default:
      return null;
  }
}
