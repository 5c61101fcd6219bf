import type { FixContent } from "~/kinds/fix/content";
import type { Files, Sandbox } from "~/sandbox/contract";

/** The maximum length of a table, in characters. A larger table would teach learners nothing. */
const MOST_TABLE = 20_000;
const MARK = "onramp-call:";

interface Call {
  readonly name: string;
  readonly args: string;
  /** The returned value as JSON. Absent if the call threw. */
  readonly gave?: string;
  readonly threw?: string;
}

/** Whether a file uses CommonJS exports. */
const isCommonJs = (text: string) => /^\s*(?:module\.)?exports(?:\.[\w$]+)?\s*=/m.test(text);

/**
 * Creates a fix that is only a table of the example's answers to the inputs in some tests. Returns null if the table
 * can't be written (for classes, several files, or answers that aren't data).
 */
export async function answeredOneByOne(
  { code, hidden, reference }: FixContent,
  { path, tests, says }: { path: string | undefined; tests: readonly string[]; says: string },
  sandbox: Sandbox,
): Promise<{ says: string; files: Files } | null> {
  if (!path || tests.length === 0) return null;
  const all = await exportsOf({ ...code, ...reference }, path, sandbox);
  // The default export of a CommonJS module is the module itself.
  const isCommon = isCommonJs(reference[path]!);
  const exported = all && isCommon && all.length > 1 ? all.filter(({ name }) => name !== "default") : all;
  if (!exported) return null;
  const real = path.replace(/(\.[jt]s)$/, "-recorded$1");
  const record = isCommon ? recorderOfModule(real) : recorder(real, exported);
  const files = { ...code, ...hidden, [real]: reference[path]!, [path]: record };
  const { log } = await sandbox.run({ files, tests });
  const calls = new Map<string, Call>();
  for (const line of log.split("\n")) {
    const at = line.indexOf(MARK);
    if (at < 0) continue;
    const call = parseCall(line.slice(at + MARK.length));
    if (call) calls.set(`${call.name}(${call.args})`, call);
  }
  const text = tableOf(exported, [...calls.values()], { isTyped: /\.ts$/.test(path), isCommon });
  return calls.size > 0 && text.length <= MOST_TABLE ? { says, files: { [path]: text } } : null;
}

interface Exported {
  readonly name: string;
  readonly type: string;
  /** The value as JSON, unless it is a function. */
  readonly value?: string;
}

/** Runs a module and returns its exports. Null if the module doesn't load. */
export async function exportsOf(files: Files, path: string, sandbox: Sandbox): Promise<Exported[] | null> {
  const probe = `import { it } from "vitest";
import * as code from "./${path}";
it("lists", () => {
  for (const name of Object.keys(code)) {
    const value = code[name];
    console.log("${MARK}" + JSON.stringify({ name, type: typeof value, value: typeof value === "function" ? undefined : JSON.stringify(value) }));
  }
});`;
  const { outcome, log } = await sandbox.run({
    files: { ...files, "exports.test.ts": probe },
    tests: ["exports.test.ts"],
  });
  if (outcome !== "completed") return null;
  const lines = log.split("\n").filter((line) => line.includes(MARK));
  return lines.map((line) => JSON.parse(line.slice(line.indexOf(MARK) + MARK.length)) as Exported);
}

function recorder(real: string, exported: readonly Exported[]): string {
  const each = exported.map(({ name, type }) =>
    type === "function"
      ? `export ${name === "default" ? "default function" : `function ${name}`}(...args) {
  const asked = JSON.stringify(args);
  const tell = (said) => console.log("${MARK}" + JSON.stringify({ name: "${name}", args: asked, ...said }));
  try {
    const gave = real.${name}(...args);
    tell({ gave: JSON.stringify(gave) });
    return gave;
  } catch (error) {
    tell({ threw: String(error && error.message) });
    throw error;
  }
}`
      : name === "default"
        ? "export default real.default;"
        : `export const ${name} = real.${name};`,
  );
  return `import * as real from "./${real.split("/").at(-1)}";\n${each.join("\n")}\n`;
}

function recorderOfModule(real: string): string {
  return `const real = require("./${real.split("/").at(-1)}");
const recorded = (name, call) => (...args) => {
  const asked = JSON.stringify(args);
  const tell = (said) => console.log("${MARK}" + JSON.stringify({ name, args: asked, ...said }));
  try {
    const gave = call(...args);
    tell({ gave: JSON.stringify(gave) });
    return gave;
  } catch (error) {
    tell({ threw: String(error && error.message) });
    throw error;
  }
};
module.exports = typeof real === "function"
  ? recorded("default", real)
  : Object.fromEntries(Object.entries(real).map(([name, value]) => [name, typeof value === "function" ? recorded(name, value) : value]));
`;
}

function parseCall(json: string): Call | null {
  try {
    return JSON.parse(json) as Call;
  } catch {
    return null; // The log was full, so this line was cut off.
  }
}

function tableOf(
  exported: readonly Exported[],
  calls: readonly Call[],
  { isTyped, isCommon }: { isTyped: boolean; isCommon: boolean },
): string {
  const ofType = (type: string) => (isTyped ? `: ${type}` : "");
  const parts = exported.map(({ name, type, value }) => {
    const isDefault = name === "default";
    const place = isDefault ? "module.exports" : `exports.${name}`;
    if (type !== "function") {
      if (isCommon) return `${place} = ${value};`;
      return isDefault ? `export default ${value};` : `export const ${name} = ${value};`;
    }
    const rows = calls
      .filter((call) => call.name === name && call.gave !== undefined)
      .map(({ args, gave }) => `    case ${JSON.stringify(args)}:\n      return ${gave};`);
    const refusals = calls
      .filter((call) => call.name === name && call.threw !== undefined)
      .map(({ args, threw }) => `    case ${JSON.stringify(args)}:\n      throw new Error(${JSON.stringify(threw)});`);
    const head = isDefault ? "export default function" : `export function ${name}`;
    return `${isCommon ? `${place} = function ` : head}(...args${ofType("unknown[]")})${ofType("any")} {
  switch (JSON.stringify(args)) {
${[...rows, ...refusals].join("\n")}
    default:
      throw new Error("There is no answer to this yet.");
  }
}`;
  });
  return `${parts.join("\n\n")}\n`;
}
