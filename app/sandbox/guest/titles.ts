/** Titles of `each`: `%s`-style placeholders, `$name` for a row's properties, and tables written as templates. */
import { dataProperty, print } from "./print";

const short = (value: unknown) => print(value, { depth: 3, length: 80 });
const plain = (value: unknown) => (typeof value === "string" ? value : short(value));
/** Returns the text for `%s`. Objects with a `toString` of their own use it. Anything else is printed. */
function asText(value: unknown): string {
  if (typeof value === "bigint" || typeof value !== "object" || value === null) return plain(value);
  const own = (value as { toString?: unknown }).toString;
  return typeof own === "function" && own !== Object.prototype.toString ? String(value) : short(value);
}

/** Fills in a title, as vitest's `formatTitle` does. `row`: the arguments of one row. `index`: counts from 0. */
export function eachTitle(template: string, row: readonly unknown[], index: number): string {
  let next = 0;
  const filled = template.replace(/%([%sdifjoOc#$])/g, (place, kind: string) => {
    if (kind === "%") return "%";
    if (kind === "#") return String(index);
    if (kind === "$") return String(index + 1);
    if (next >= row.length) return place;
    const value = row[next++];
    if (kind === "s") return asText(value);
    if (kind === "d")
      return typeof value === "bigint" ? `${value}n` : typeof value === "symbol" ? "NaN" : number(value);
    if (kind === "i") return number(typeof value === "number" ? Math.trunc(value) : value);
    if (kind === "f") return number(value);
    return kind === "c" ? "" : short(value);
  });
  const first = row[0];
  if (typeof first !== "object" || first === null) return filled;
  return filled.replace(/\$([A-Za-z_][\w.]*)/g, (place, path: string) => {
    let value: unknown = first;
    for (const key of path.split(".")) {
      if (typeof value !== "object" || value === null) return place;
      if (!Object.hasOwn(value, key)) return place;
      value = dataProperty(value, key);
    }
    return plain(value);
  });
}

const number = (value: unknown) => (typeof value === "number" ? short(value) : plain(value));

/** Returns the rows of a template table. Its first line names the columns, and each value is an expression. */
export function templateRows(strings: readonly string[], values: readonly unknown[]): Record<string, unknown>[] {
  const names = (strings[0] ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")[0]
    ?.split("|")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (!names || names.length === 0) throw new Error("each: the table's first line must name the columns");
  if (values.length % names.length !== 0) {
    throw new Error(`each: ${values.length} values do not fill rows of ${names.length}`);
  }
  const rows: Record<string, unknown>[] = [];
  for (let i = 0; i < values.length; i += names.length) {
    rows.push(Object.fromEntries(names.map((name, column) => [name, values[i + column]])));
  }
  return rows;
}
