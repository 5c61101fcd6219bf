import { isTestFile, type ReviewContent } from "~/kinds/review/content";

/**
 * A proof that calls whatever the change's own tests call, with their arguments and with altered ones, and keeps what came
 * back, without knowing what any of it is for. `tail` is code that runs after that, with `seen` (a text for each
 * call) and `hash` of them all. Null where the change has no tests to copy.
 */
export function recorderProof({ ai }: ReviewContent, tail: string, only: (name: string) => boolean = () => true) {
  const tests = Object.keys(ai).filter(isTestFile).sort();
  if (tests.length === 0) return null;
  const imports: string[] = [];
  const bodies = tests.map((path, t) => {
    const folder = path.split("/").slice(0, -1).join("/");
    const source = ai[path]!.replace(/^import type [^;]+;$/gm, "").replace(
      /^import (\* as (\w+)|(\w+)|\{([^}]*)\}) from "([^"]+)";$/gm,
      (_, all: string, star: string | undefined, _one, names: string | undefined, from: string) => {
        if (from === "vitest") return "";
        const at = from.startsWith(".") ? resolve(folder, from) : from;
        const local = `m${t}x${imports.length}`;
        imports.push(`import * as ${local} from "${at}";`);
        const isCode = at.startsWith("./src");
        const value = isCode ? `wrap(${local})` : local;
        if (star) return `const ${star} = ${value};`;
        if (names === undefined) return `const ${all} = ${value}.default;`;
        const list = names.split(",").map((name) => name.trim());
        return `const { ${list.filter((name) => name && !name.startsWith("type ")).map((name) => name.replace(" as ", ": "))} } = ${value};`;
      },
    );
    return `  async () => {\n${source}\n  },`;
  });
  const source = `import { expect as assert, it as realIt, vi } from "vitest";
${imports.join("\n")}
const ONLY = ${only.toString()};
${RECORDER}
const files = [
${bodies.join("\n")}
];
async function record() {
  for (const file of files) { try { await file(); } catch (e) { see("file", e); } }
  for (const job of jobs) { try { await job(); } catch (e) { see("job", e); } }
  await Promise.all(pending);
  const hash = fold(seen.join("\\n"));
${tail}
}
realIt("differs", record);
`;
  return source;
}

function resolve(folder: string, from: string): string {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of from.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return `./${parts.join("/")}`;
}

const RECORDER = `
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
function see(name: string, value: unknown) { if (seen.length < 3000) seen.push(name + "=" + say(value)); }
function fold(text: string) { let h = 7; for (let i = 0; i < text.length; i++) h = (h * 31 + text.charCodeAt(i)) | 0; return h >>> 0; }
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
let budget = 4000;
function wrapOne(name: string, f: any): any {
  if (typeof f !== "function" || /^[A-Z]/.test(name) || !ONLY(name)) return f;
  return (...args: any[]) => {
    const call = (list: any[]) => {
      const at = seen.length;
      try {
        const out = f(...list);
        if (out && typeof out.then === "function") {
          seen.push(name);
          pending.push(out.then((v: any) => { seen[at] = name + "~" + say(v); }, (e: any) => { seen[at] = name + "~!" + say(e); }));
        } else see(name, out);
        return [out, null];
      } catch (e) { see(name, e); return [null, e]; }
    };
    for (let i = 0; i < args.length; i++)
      for (const one of altered(args[i])) { if (budget-- <= 0) break; call([...args.slice(0, i), one, ...args.slice(i + 1)]); }
    const [out, error]: any = call(args);
    if (error) throw error;
    return out;
  };
}
function wrap(module: any): any { return Object.fromEntries(Object.keys(module).map((name) => [name, wrapOne(name, module[name])])); }
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
