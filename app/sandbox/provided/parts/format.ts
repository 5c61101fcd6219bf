import { inspect } from "./inspect";

/**
 * Formats a string with placeholders (`%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O`, `%c`), and appends the remaining
 * values.
 */
export function format(...args: unknown[]): string {
  const [first, ...rest] = args;
  if (typeof first !== "string")
    return args.map((value) => (typeof value === "string" ? value : inspect(value))).join(" ");
  let next = 0;
  const filled = first.replace(/%([sdifjoOc%])/g, (place, kind: string) => {
    if (kind === "%") return "%";
    if (next >= rest.length) return place;
    return fill(kind, rest[next++]);
  });
  const more = rest.slice(next).map((value) => (typeof value === "string" ? value : inspect(value)));
  return [rest.length === 0 ? first : filled, ...more].join(" ");
}

function fill(kind: string, value: unknown): string {
  switch (kind) {
    case "s":
      if (typeof value === "bigint" || Object.is(value, -0)) return inspect(value);
      if (typeof value !== "object" || value === null) return String(value);
      return value instanceof Error ? String(value) : inspect(value, { depth: 0 });
    case "d":
      return typeof value === "bigint"
        ? `${value}n`
        : typeof value === "symbol" || typeof value === "object"
          ? "NaN"
          : String(Number(value));
    case "i":
      return typeof value === "bigint" ? `${value}n` : String(Number.parseInt(String(value), 10));
    case "f":
      return String(Number.parseFloat(String(value)));
    case "j":
      return JSON.stringify(value) ?? "undefined";
    case "c":
      return "";
    default:
      return inspect(value, kind === "o" ? { depth: 4 } : {});
  }
}
