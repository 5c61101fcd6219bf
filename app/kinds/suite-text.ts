/** Source text of functions, for test files that `check` generates and runs in the sandbox. */

/** The generator from `~/kinds/seeded`, seeded with a number. */
export const SEEDED = `function seeded(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}`;

/**
 * Formats a value as one line. For an error, shows only its name and code, because exercises don't prescribe its
 * message.
 */
export const SHOW = `function show(value, depth = 0) {
  if (value === null || typeof value !== "object") {
    if (typeof value === "string") return JSON.stringify(value);
    if (typeof value === "function") return "function";
    return Object.is(value, -0) ? "-0" : typeof value === "bigint" ? value + "n" : String(value);
  }
  if (depth > 8) return "…";
  const inner = (v) => show(v, depth + 1);
  if (value instanceof Date) return "Date(" + value.getTime() + ")";
  if (value instanceof Error) return error(value);
  if (Array.isArray(value)) return "[" + Array.from(value, inner).join(", ") + "]";
  if (value instanceof Map) return "Map{" + [...value].map(([k, v]) => inner(k) + " => " + inner(v)).join(", ") + "}";
  if (value instanceof Set) return "Set{" + [...value].map(inner).join(", ") + "}";
  return "{" + Object.keys(value).sort().map((k) => k + ": " + inner(value[k])).join(", ") + "}";
}

function error(thrown) {
  if (!(thrown instanceof Error)) return show(thrown);
  return thrown.name + (thrown.code === undefined ? "" : "(" + show(thrown.code) + ")");
}`;

/**
 * Stops the tested versions from printing. Their output is never compared, and ten thousand calls could fill the log.
 */
export const SILENT = `const say = console.log.bind(console);
for (const name of ["log", "info", "warn", "error", "debug"]) console[name] = () => {};`;
