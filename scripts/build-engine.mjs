/**
 * Builds app/sandbox/generated/: the metered engine (engine.wasm), the program that runs inside it (guest.ts, a
 * string), the Node modules that it can load (provided.ts, strings), the transpiler (transpiler.mjs), snapshots of
 * booted guests (boot-images.bin), the library that creates mutants (instrumenter.cjs, and V8's code cache for it), the
 * parser (parser.mjs), the scripts for the confined processes (pool-worker.mjs, reader-worker.mjs) and for the thread
 * that creates mutants (mutants-thread.mjs). Also builds app/ui/text/generated/ (the thread that renders text) and
 * app/ui/editor/generated/ (the full editor). Does nothing if no input has changed; otherwise, takes about two seconds.
 *
 *   node scripts/build-engine.mjs [--force]
 *
 * Long: one function for each generated file, and the list of its inputs.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { EDITS, PROVIDED_EDITS } from "../app/sandbox/edits/assertion-edits.mjs";
import { evenFrames } from "../app/sandbox/edits/even-frames.mjs";
import { INSTRUMENTER_EDITS } from "../app/sandbox/edits/instrumenter-edits.mjs";
import { meterWasm } from "../app/sandbox/edits/meter-wasm.mjs";
import { mendNumberHash } from "../app/sandbox/edits/number-hash.mjs";
import { PARSER_EDITS } from "../app/sandbox/edits/parser-edits.mjs";
import { hidePrivateNames } from "../app/sandbox/edits/private-names.mjs";
import { addRejectionHook } from "../app/sandbox/edits/rejection-hook.mjs";
import { BOUNDS, boundTranspiler } from "../app/sandbox/edits/transpiler-edits.mjs";
import { editing, forNode, generated, modules, root, sandbox, text } from "./build-engine/bundling.mjs";
import { buildEditor, EDITOR, EDITOR_ENTRY } from "./build-engine/editor.mjs";
import { buildInstrumenter, buildInstrumenterCache } from "./build-engine/instrumenter.mjs";

/**
 * How much of its C stack the engine may use before it is stopped. app/sandbox/edits/call-depth.mjs enforces this limit
 * by counting calls. The limit is slightly higher than the guest's own (instance.ts), for code that doesn't check the
 * guest's limit.
 */
const STACK = 576 * 1024;

/** The source files of the thread that renders text. */
const RENDERING = [
  "render-thread.ts",
  "markdown.ts",
  "highlight.ts",
  "tones.ts",
  "hidden-signs.ts",
  "own-links.ts",
  "entangled.ts",
];

const RENDER_THREAD = path.join(text, "generated/render-thread.mjs");

const engine = path.join(modules, "@jitl/quickjs-ng-wasmfile-release-sync/dist");

/** Modules that our own modules replace. */
const REPLACED = {
  chai: path.join(modules, "chai/lib/chai.js"),
  loupe: path.join(sandbox, "guest/loupe.ts"),
  "deep-eql": path.join(sandbox, "guest/deep-eql.ts"),
  tinyrainbow: path.join(sandbox, "guest/plain-colors.ts"),
  "@vitest/spy": path.join(sandbox, "guest/spy.ts"),
  "@vitest/utils": path.join(sandbox, "guest/vitest-utils.ts"),
  "@vitest/utils/diff": path.join(sandbox, "guest/vitest-utils.ts"),
  "@vitest/utils/error": path.join(sandbox, "guest/vitest-utils.ts"),
};

const assertionLibraries = {
  name: "assertion-libraries",
  setup(builder) {
    builder.onResolve({ filter: /^[@a-z]/ }, ({ path: name }) =>
      REPLACED[name] ? { path: REPLACED[name] } : undefined,
    );
    builder.onResolve({ filter: /^#guest\// }, ({ path: name }) => ({
      path: path.join(sandbox, "guest", `${name.slice("#guest/".length)}.ts`),
    }));
  },
};

/** Builds the program for the engine, as one function expression. `__g` is the libraries' global object. */
async function buildGuest() {
  const result = await build({
    entryPoints: [path.join(sandbox, "guest/main.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "__guest",
    target: "es2022",
    minify: true,
    legalComments: "none",
    define: { globalThis: "__g", global: "__g" },
    plugins: [assertionLibraries, editing(EDITS)],
    logLevel: "warning",
  });
  const code = result.outputFiles[0].text;
  return `(function (send, log, tellTime, globalObject, options) { "use strict"; const __g = {};\n${code}\nreturn __guest.boot(send, log, tellTime, globalObject, options); })`;
}

const looseBuffer = {
  name: "loose-buffer",
  setup(builder) {
    // Assignments can't shadow methods of the frozen Uint8Array, so the lines that make Buffer inherit from it are
    // moved to the end.
    const inherits = ["Buffer.prototype, Uint8Array.prototype", "Buffer, Uint8Array"].map(
      (pair) => `Object.setPrototypeOf(${pair})\n`,
    );
    builder.onLoad({ filter: /node_modules\/buffer\/index\.js$/ }, async ({ path: file }) => {
      let contents = await readFile(file, "utf8");
      for (const line of inherits) {
        if (contents.split(line).length !== 2) throw new Error(`${file}: expected exactly one ${line}`);
        contents = contents.replace(line, "") + line;
      }
      return { contents, loader: "js" };
    });
  },
};

/**
 * Builds the Node modules, each as a script whose value is a function (app/sandbox/guest/provided-modules.ts). They
 * import each other under the names that Node uses.
 */
async function buildProvided() {
  const folder = path.join(sandbox, "provided");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  const result = await build({
    entryPoints: names.map((name) => path.join(folder, name)),
    outdir: folder,
    bundle: true,
    write: false,
    format: "cjs",
    target: "es2022",
    minify: true,
    legalComments: "none",
    external: ["node:*"],
    // Of these modules, only path-browserify uses Node's own API, to find the current folder. `window` is undefined,
    // because the sandbox has no window.
    define: { "process.cwd": "__cwd", window: "undefined" },
    alias: { tinyrainbow: REPLACED.tinyrainbow },
    plugins: [looseBuffer, editing(PROVIDED_EDITS)],
    logLevel: "warning",
  });
  const script = (text) =>
    `(function (__harness) { return function (exports, require, module) { "use strict"; const __cwd = () => "/";\n${text}\n}; })`;
  return Object.fromEntries(result.outputFiles.map((file) => [path.basename(file.path, ".js"), script(file.text)]));
}

const boundedSucrase = {
  name: "bounded-sucrase",
  setup(builder) {
    const folder = path.join(modules, "sucrase/dist/esm");
    builder.onResolve({ filter: /^#transpiler-bounds$/ }, ({ path: name }) => ({ path: name, namespace: "bounds" }));
    builder.onLoad({ filter: /.*/, namespace: "bounds" }, () => ({ contents: BOUNDS }));
    builder.onLoad({ filter: /sucrase\/dist\/esm\/.*\.js$/ }, async ({ path: file }) => {
      const name = path.relative(folder, file).split(path.sep).join("/");
      const contents = boundTranspiler(name, await readFile(file, "utf8"));
      return contents === null ? null : { contents, resolveDir: path.dirname(file) };
    });
  },
};

/** Builds the transpiler with its limits. */
async function buildTranspiler() {
  const result = await build({
    entryPoints: [path.join(sandbox, "edits/transpiler-entry.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    minify: true,
    legalComments: "none",
    plugins: [boundedSucrase],
    logLevel: "warning",
  });
  return result.outputFiles[0].text;
}

/** Builds the parser with its limit. */
async function buildParser() {
  const result = await build({
    entryPoints: [path.join(sandbox, "edits/parser-entry.ts")],
    bundle: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    minify: true,
    legalComments: "none",
    plugins: [editing(PARSER_EDITS)],
    logLevel: "warning",
  });
  return result.outputFiles[0].text;
}

/** Boots the built engine and returns snapshots of it. */
async function buildBootImages() {
  const { outputFiles } = await build({
    ...forNode,
    entryPoints: [path.join(sandbox, "engine/boot-images.ts")],
    write: false,
  });
  const { makeBootImages } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return makeBootImages(await readFile(path.join(generated, "engine.wasm")));
}

/** Builds the scripts for the confined processes, and for the thread that creates mutants. */
async function buildWorkers() {
  const scripts = {
    "pool-worker": "processes/pool-worker.ts",
    "reader-worker": "reading/reader-worker.ts",
    "mutants-thread": "mutants/mutants-thread.ts",
  };
  for (const [name, file] of Object.entries(scripts)) {
    const outfile = path.join(generated, `${name}.mjs`);
    await build({ ...forNode, entryPoints: [path.join(sandbox, file)], outfile });
  }
}

/** Builds the thread that renders people's text (app/ui/text/render.server.ts). */
async function buildRenderThread() {
  await build({ ...forNode, entryPoints: [path.join(text, "render-thread.ts")], outfile: RENDER_THREAD });
}

/**
 * Builds the engine's bytes. The package minifies its exports, but the JavaScript next to the wasm contains the
 * original names (`d._QTS_Eval=b.qa`). `charges` says whether the engine counts work. A build that doesn't count work
 * is only for comparison, and never runs learners' code.
 */
export async function buildEngine({ charges = true, stack = STACK } = {}) {
  const glue = await readFile(path.join(engine, "emscripten-module.mjs"), "utf8");
  const rename = Object.fromEntries([...glue.matchAll(/d\._(\w+)=\s*b\.([\w$]+)/g)].map((m) => [m[2], m[1]]));
  rename.v = "callConstructors";
  if (!Object.values(rename).includes("QTS_Eval")) throw new Error("the engine package's export names were not found");
  const wasm = await readFile(path.join(engine, "emscripten-module.wasm"));
  return meterWasm(addRejectionHook(hidePrivateNames(evenFrames(mendNumberHash(wasm))), "t"), {
    rename,
    charges,
    stack,
  });
}

async function inputHash() {
  // Boot images are in the format of the V8 version that created them.
  const hash = createHash("sha256").update(process.versions.v8);
  const files = [
    fileURLToPath(import.meta.url),
    ...["bundling.mjs", "editor.mjs", "instrumenter.mjs"].map((file) => path.join(root, "scripts/build-engine", file)),
    path.join(engine, "emscripten-module.wasm"),
    ...[EDITS, PROVIDED_EDITS, INSTRUMENTER_EDITS, PARSER_EDITS]
      .flatMap(Object.keys)
      .map((file) => path.join(modules, file)),
    ...[
      "@vitest/snapshot",
      "@stryker-mutator/instrumenter",
      "@babel/types",
      "sucrase",
      "@noble/hashes",
      "buffer",
      "events",
      "path-browserify",
      "monaco-editor",
    ].map((name) => path.join(modules, name, "package.json")),
    ...(await sources(sandbox)),
    ...RENDERING.map((name) => path.join(text, name)),
    EDITOR_ENTRY,
    ...["shiki", "remark-parse", "remark-gfm", "remark-rehype", "rehype-sanitize"].map((name) =>
      path.join(modules, name, "package.json"),
    ),
  ];
  for (const file of files) hash.update(path.relative(root, file)).update(await readFile(file));
  return hash.digest("hex");
}

async function sources(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.name.includes(".test."))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.startsWith(generated))
    .sort();
}

/** These files are not in the same folder as the stamp, so they may be missing even if the stamp exists. */
const MADE_LAST = [RENDER_THREAD, EDITOR];

/** Builds everything, unless no input has changed. Returns whether anything was built. */
export async function buildSandboxEngine({ force = false } = {}) {
  await mkdir(generated, { recursive: true });
  const stamp = path.join(generated, "inputs.sha256");
  const hash = await inputHash();
  const last = await readFile(stamp, "utf8").catch(() => "");
  if (!force && last === hash && MADE_LAST.every((file) => existsSync(file))) return false;
  // Without the stamp, a build that stops halfway is repeated, so files from two builds are never used together.
  await rm(stamp, { force: true });
  await writeFile(path.join(generated, "engine.wasm"), await buildEngine());
  const guest = await buildGuest();
  await writeFile(path.join(generated, "guest.ts"), `export const GUEST = ${JSON.stringify(guest)};\n`);
  const provided = JSON.stringify(await buildProvided(), null, 1);
  const type = "Readonly<Record<string, string>>";
  await writeFile(path.join(generated, "provided.ts"), `export const PROVIDED: ${type} = ${provided};\n`);
  await writeFile(path.join(generated, "transpiler.mjs"), await buildTranspiler());
  await writeFile(path.join(generated, "transpiler.d.mts"), 'export { transform } from "sucrase";\n');
  const instrumenter = await buildInstrumenter();
  const bundle = path.join(generated, "instrumenter.cjs");
  await writeFile(bundle, instrumenter);
  await writeFile(path.join(generated, "instrumenter.cache"), await buildInstrumenterCache(bundle, instrumenter));
  await writeFile(path.join(generated, "boot-images.bin"), await buildBootImages());
  await writeFile(path.join(generated, "parser.mjs"), await buildParser());
  await writeFile(
    path.join(generated, "parser.d.mts"),
    'export { generate } from "@babel/generator";\nexport { parse } from "@babel/parser";\n',
  );
  await Promise.all([buildWorkers(), buildRenderThread(), buildEditor()]);
  await writeFile(stamp, hash);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now();
  const built = await buildSandboxEngine({ force: process.argv.includes("--force") });
  console.log(
    built ? `sandbox engine built in ${Math.round(performance.now() - started)} ms` : "sandbox engine is up to date",
  );
}

/** Vitest calls this function (`globalSetup`). */
export const setup = () => buildSandboxEngine();
