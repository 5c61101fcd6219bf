/**
 * Turns TypeScript and JavaScript into functions that the engine can run: sucrase at a fixed version, the same on
 * server and in browsers. Each line keeps its number. Code that is nested too deeply or exceeds the work limit is
 * rejected, at the same place on every host (transpiler-edits.mjs).
 */
import { transform } from "../generated/transpiler.mjs";
import { MUTANT_API_NAMES, TEST_API_NAMES } from "../test-api";
import { hasModuleMocks, importsAfterMocks } from "./mock-order";

/**
 * The kind of a module. Only test files can import `test` and `test-json`. A `text` isn't code, and only `node:fs` can
 * read it. `provided` modules are parts of Node.
 */
export type ModuleKind = "source" | "test" | "mutated" | "json" | "test-json" | "text" | "provided";

export interface CompiledModule {
  readonly kind: ModuleKind;
  /** A script whose value is a function. For data, the text itself. */
  readonly code: string;
  /** The length of the module's own function within the script. Absent for data and for our own modules. */
  readonly inner?: number;
  /** The exported names if some of them are reassigned after loading (see guest/modules.ts), otherwise empty. */
  readonly live: readonly string[];
}

export class CompileError extends Error {
  constructor(
    readonly file: string,
    readonly line: number | undefined,
    message: string,
  ) {
    super(message);
  }
}

const PARAMETERS: Record<ModuleKind, readonly string[]> = {
  source: [],
  json: [],
  "test-json": [],
  text: [],
  provided: ["__harness"],
  test: TEST_API_NAMES,
  mutated: MUTANT_API_NAMES,
};

/** Whether a file can be imported as a module. All other files are plain text. */
export const isModule = (file: string): boolean => /\.([cm]?[jt]sx?|json)$/.test(file);

/** The most recently compiled modules, because a learner's next run usually differs in only one file. */
const cache = new Map<string, { source: string; module: CompiledModule }>();
const CACHED = 300;

/** @throws CompileError */
export function compileModule(file: string, source: string, kind: ModuleKind): CompiledModule {
  const key = `${kind}:${file}`;
  const known = cache.get(key);
  if (known?.source === source) return known.module;
  const module = compile(file, source, kind);
  if (cache.size >= CACHED) cache.delete(cache.keys().next().value!);
  cache.delete(key);
  cache.set(key, { source, module });
  return module;
}

function compile(file: string, source: string, kind: ModuleKind): CompiledModule {
  if (kind === "json" || file.endsWith(".json")) {
    parseJson(file, source);
    return { kind: kind === "test" ? "test-json" : "json", code: source, live: [] };
  }
  const hasMocks = kind === "test" && hasModuleMocks(source);
  const body = transpile(file, hasMocks ? importsAfterMocks(source, "await mocksReady__();") : source);
  const inner = `${hasMocks ? "async " : ""}function (exports, require, module) { "use strict"; ${body}\n}`;
  const code = `(function (${PARAMETERS[kind].join(", ")}) { ${placeOf(file, source)}return ${inner}; })`;
  return { kind, code, inner: inner.length, live: liveExports(body) };
}

/**
 * Returns a CommonJS module's `__filename` and `__dirname`, relative to the project's root. They are declared outside
 * the module's function, so that the module may define its own.
 */
function placeOf(file: string, source: string): string {
  if (!/\b__(?:dirname|filename)\b/.test(source)) return "";
  const folder = file.slice(0, Math.max(0, file.lastIndexOf("/")));
  return `const __filename = ${JSON.stringify(`/${file}`)}, __dirname = ${JSON.stringify(`/${folder}`)}; `;
}

/** Turns a compiled module into an async function, which allows `await` at the top level. */
export function asAsync(module: CompiledModule): CompiledModule {
  const code = module.code.replace("return function (exports", "return async function (exports");
  return { ...module, code, inner: (module.inner ?? 0) + code.length - module.code.length };
}

function parseJson(file: string, source: string): void {
  try {
    JSON.parse(source);
  } catch {
    throw new CompileError(file, undefined, `${file} is not valid JSON`);
  }
}

function transpile(file: string, source: string): string {
  const isScript = /\.[cm]?jsx?$/.test(file);
  const to = (text: string, transforms: ("typescript" | "imports")[]) =>
    transform(text, { transforms, disableESTransforms: true, filePath: file }).code;
  try {
    const code = to(source, isScript ? ["imports"] : ["typescript", "imports"]);
    // Removing types may join characters into an HTML-like comment. Transpiling the result again rejects such a
    // comment.
    if (/<!--|-->/.test(code)) to(code, []);
    refuseNamespaces(file, source, code);
    return code;
  } catch (error) {
    if (error instanceof CompileError) throw error;
    const text = error instanceof Error ? error.message : String(error);
    const place = /\((\d+):(\d+)\)\s*$/.exec(text);
    const words = text
      .slice(0, place?.index)
      .replace(/^Error transforming .*?: /, "")
      .trimEnd();
    throw new CompileError(file, place ? Number(place[1]) : undefined, `Syntax error: ${words}`);
  }
}

const NAMESPACE = /^[ \t]*(?:export\s+)?namespace\s+[\w.]+\s*\{/gm;

/**
 * Rejects namespaces, because sucrase drops them with their contents. If the output contains as many matches as the
 * source, sucrase has dropped nothing, so all matches are in comments or texts.
 */
function refuseNamespaces(file: string, source: string, code: string): void {
  const [first] = source.matchAll(NAMESPACE);
  if (!first || [...source.matchAll(NAMESPACE)].length === [...code.matchAll(NAMESPACE)].length) return;
  const line = source.slice(0, first.index).split("\n").length;
  const message = "Syntax error: `namespace` is not supported here: use a separate module, or an object";
  throw new CompileError(file, line, message);
}

/**
 * Returns the live exports. sucrase writes `exports.x = …` once at the declaration and again (or `exports.x++`) at each
 * later change, so a name that is written more than once is live. Re-exported names have their own getters.
 */
function liveExports(body: string): string[] {
  const counts = new Map<string, number>();
  const hoisted = /(?<!= )(?:exports\.[\w$]+ = )+void 0;/g;
  const writes =
    /(?:(?:\+\+|--) ?exports\.([A-Za-z_$][\w$]*))|(?:\bexports\.([A-Za-z_$][\w$]*) ?(?:\+\+|--|(?:[-+*/%&|^]|<<|>>>?|\*\*|&&|\|\||\?\?)?=(?!=)))/g;
  for (const [, before, after] of body.replace(hoisted, "").matchAll(writes)) {
    const name = (before ?? after)!;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts.keys()];
  return names.some((name) => counts.get(name)! > 1) ? names : [];
}
