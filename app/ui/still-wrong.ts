/**
 * Returns the messages about parts of the work that haven't changed since the refusal. A changed part may be correct by
 * now. Paths are as the server names them: "verdict", "findings.2.text", "files.src/a.ts", or "" for the whole work.
 */
export function stillWrong(
  errors: Readonly<Record<string, string>>,
  refused: unknown,
  work: unknown,
): Readonly<Record<string, string>> {
  const left = Object.entries(errors).filter(([path]) => partAt(refused, path) === partAt(work, path));
  return left.length === Object.keys(errors).length ? errors : Object.fromEntries(left);
}

/**
 * Finds the value at a path. Tries the whole rest of the path as a key first, because a key may contain dots, as file
 * names do.
 */
function partAt(value: unknown, path: string): unknown {
  if (path === "") return value;
  if (typeof value !== "object" || value === null) return undefined;
  const parts = value as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(parts, path)) return parts[path];
  const cut = path.indexOf(".");
  return cut < 0 ? undefined : partAt(parts[path.slice(0, cut)], path.slice(cut + 1));
}
