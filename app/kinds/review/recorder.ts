import { isTestFile } from "../test-file";
import type { ReviewContent } from "./content";

/**
 * Returns a proof that anyone can write without understanding the change. It calls the functions that the change's own
 * tests call, with the same arguments and with altered ones, and records the results. `check` and `npm run
 * bench:cheats` use it to build tricks.
 *
 * @param tail code that runs after the calls: `seen` contains a string for each call, `hash` is a number computed from
 * all of them, `mods` are the modules under test
 * @param only the one function to call with altered arguments and record
 */
export function recorderProof({ ai, files }: Pick<ReviewContent, "ai" | "files">, tail: string, only?: string): string {
  const imports = new Map<string, string>();
  const named = (at: string) => {
    if (!imports.has(at)) imports.set(at, `m${imports.size}`);
    return imports.get(at)!;
  };
  for (const { path } of files)
    if (path in ai && !isTestFile(path) && /^src\/.*\.[cm]?[jt]s$/.test(path)) named(`./${path.replace(/\.\w+$/, "")}`);
  const bodies = Object.keys(ai)
    .filter(isTestFile)
    .sort()
    .map((path) => `  async () => {\n${withoutImports(ai[path]!, path, named)}\n  },`);
  const modules = [...imports].filter(([at]) => at.startsWith("./src/")).map(([, name]) => name);
  return `import { expect as assert, it as realIt, describe as realDescribe, vi } from "vitest";
${[...imports].map(([at, name]) => `import * as ${name} from "${at}";`).join("\n")}
const ONLY: string | null = ${JSON.stringify(only ?? null)};
const mods: any[] = [${modules.join(", ")}];
${GUEST}
const files = [
${bodies.join("\n")}
];
async function record() {
  for (const file of files) { try { await file(); } catch (e) { see("file", e); } }
  for (const job of jobs) { try { await job(); } catch (e) { see("job", e); } }
  for (const mod of mods) plain(mod);
  await Promise.all(pending);
  return fold(seen.join("\\n"));
}
${tail}
`;
}

/**
 * Turns a test file into a function body. The function reads the imported names from modules that are imported above
 * it.
 */
function withoutImports(source: string, path: string, named: (at: string) => string): string {
  const folder = path.split("/").slice(0, -1);
  return source
    .replace(/^import type [^;]+;$/gm, "")
    .replace(
      /^import (?:\* as (\w+)|(\w+)|\{([^}]*)\}) from "([^"]+)";$/gm,
      (_, star?: string, whole?: string, names?: string, from = "") => {
        if (from === "vitest") return "";
        const at = from.startsWith(".") ? resolve(folder, from) : from;
        const value = at.startsWith("./src/") ? `wrap(${named(at)})` : named(at);
        if (star) return `const ${star} = ${value};`;
        if (whole) return `const ${whole} = ${value}.default;`;
        const list = (names ?? "").split(",").map((name) => name.trim());
        const values = list.filter((name) => name && !name.startsWith("type "));
        return `const { ${values.map((name) => name.replace(" as ", ": ")).join(", ")} } = ${value};`;
      },
    );
}

function resolve(folder: readonly string[], from: string): string {
  const parts = [...folder];
  for (const part of from.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return `./${parts.join("/")}`;
}

const GUEST = `
const seen: string[] = [];
const pending: Promise<unknown>[] = [];
const jobs: (() => unknown)[] = [];
function say(value: any, depth = 0): string {
  if (value instanceof Error) return "!" + value.name + ":" + value.message;
  if (typeof value === "function") return "f";
  if (typeof value !== "object" || value === null) return typeof value + String(value);
  if (depth > 4) return "…";
  if (value instanceof Date) return "d" + value.getTime();
  if (value instanceof Map || value instanceof Set) return "m" + say([...value as any], depth + 1);
  if (Array.isArray(value)) return "[" + value.slice(0, 30).map((one) => say(one, depth + 1)).join() + "]";
  return "{" + Object.keys(value).map((key) => key + ":" + say(value[key], depth + 1)).join() + "}";
}
function see(name: string, value: unknown) { if ((ONLY === null || name === ONLY) && seen.length < 800) seen.push(name + "=" + say(value)); }
function fold(text: string) { let h = 7; for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) | 0; return h >>> 0; }
const short = (text: string) => (fold(text) % 1296).toString(36).padStart(2, "0");
function* altered(value: any, depth = 0): Generator<any> {
  if (typeof value === "number") yield* [value + 1, value - 1, 0, -value, value + 5, value * 2, value + 0.5];
  else if (typeof value === "string") yield* ["", value + " ", value.toUpperCase(), value + value, '"' + value + ",;", "<" + value];
  else if (typeof value === "boolean") yield !value;
  else if (Array.isArray(value) && depth < 4) {
    yield [];
    yield [...value].reverse();
    yield [...value, ...value];
    for (let i = 0; i < Math.min(3, value.length); i++)
      for (const one of altered(value[i], depth + 1)) yield [...value.slice(0, i), one, ...value.slice(i + 1)];
  } else if (value && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype && depth < 4) {
    for (const key of Object.keys(value)) {
      for (const one of altered(value[key], depth + 1)) yield { ...value, [key]: one };
      const { [key]: _, ...rest } = value;
      yield rest;
    }
  }
}
let budget = 300;
function attempt(name: string, f: any, list: any[]): any[] {
  const at = seen.length;
  try {
    const out = f(...list);
    if (out && typeof out.then === "function" && (ONLY === null || name === ONLY)) {
      seen.push(name);
      pending.push(out.then((v: any) => { seen[at] = name + "~" + say(v); }, (e: any) => { seen[at] = name + "~!" + say(e); }));
    } else see(name, out);
    return [out, null];
  } catch (e) { see(name, e); return [null, e]; }
}
function wrapOne(name: string, f: any): any {
  if (typeof f !== "function" || /^[A-Z]/.test(name) || (ONLY !== null && name !== ONLY)) return f;
  return (...args: any[]) => {
    for (let i = 0; i < args.length; i++)
      for (const one of altered(args[i])) { if (budget-- <= 0) break; attempt(name, f, [...args.slice(0, i), one, ...args.slice(i + 1)]); }
    const [out, error]: any = attempt(name, f, args);
    if (error) throw error;
    return out;
  };
}
function wrap(module: any): any { return Object.fromEntries(Object.keys(module).map((name) => [name, wrapOne(name, module[name])])); }
const PLAIN: any[][] = [[], [0], [1], [-1], [""], ["a"], [[]], [{}], [null], [1, 2], ["a", "b"], [[1, 2]], [["a"]], ["2026-01-31", 1]];
function plain(module: any) {
  for (const name of Object.keys(module)) {
    if (typeof module[name] !== "function" || /^[A-Z]/.test(name)) continue;
    for (const args of PLAIN) attempt(name, module[name], args);
  }
}
const loose: any = new Proxy(function () {}, { get: (_, key) => (key === "then" ? (done: any) => done(undefined) : loose), apply: () => loose });
const expect: any = Object.assign((value: any) => {
  if (value && typeof value.then === "function") pending.push(value.then((v: any) => see("p", v), (e: any) => see("p!", e)));
  else if (typeof value === "function") { try { see("c", value()); } catch (e) { see("c!", e); } }
  else see("e", value);
  return loose;
}, { any: () => 0, anything: () => 0, objectContaining: () => 0, stringContaining: () => 0, arrayContaining: () => 0, stringMatching: () => 0, soft: () => loose });
const before: (() => unknown)[] = [];
const beforeEach = (f: any) => { before.push(f); };
const afterEach = (f: any) => {};
const afterAll = (f: any) => {};
const beforeAll = (f: any) => { jobs.push(f); };
const it: any = (_: string, f: any) => { jobs.push(async () => { for (const one of before) await one(); await f({ expect }); }); };
it.each = (rows: any[]) => (_: string, f: any) => { for (const row of rows) jobs.push(async () => { for (const one of before) await one(); await (Array.isArray(row) ? f(...row) : f(row)); }); };
const test = it;
const describe: any = (_: string, f: any) => f();
describe.each = (rows: any[]) => (_: string, f: any) => { for (const row of rows) Array.isArray(row) ? f(...row) : f(row); };
`;
