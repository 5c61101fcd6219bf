/** Bundles the library that creates mutants, for mutants.server.ts. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import { INSTRUMENTER_CORE, INSTRUMENTER_EDITS } from "../../app/sandbox/edits/instrumenter-edits.mjs";
import { runBundle } from "../../app/sandbox/processes/cached-script.mjs";
import { editing, forNode, modules, sandbox } from "./bundling.mjs";

export async function buildInstrumenter() {
  const library = path.join(modules, "@stryker-mutator/instrumenter");
  const core = {
    name: "instrumenter-core",
    setup(builder) {
      builder.onResolve({ filter: /^@babel\/core$/ }, ({ resolveDir }) => {
        const resolve = createRequire(path.join(resolveDir, "anything")).resolve;
        return { path: path.dirname(resolve("@babel/core/package.json")), namespace: "core" };
      });
      // This package can't be loaded with `require`.
      builder.onResolve({ filter: /^weapon-regex$/ }, ({ kind, path: name, resolveDir }) =>
        kind === "require-call" ? builder.resolve(name, { kind: "import-statement", resolveDir }) : undefined,
      );
      builder.onLoad({ filter: /.*/, namespace: "core" }, ({ path: folder }) => ({
        contents: INSTRUMENTER_CORE,
        resolveDir: folder,
      }));
    },
  };
  const { outputFiles } = await build({
    ...forNode,
    format: "cjs",
    minifySyntax: true,
    minifyWhitespace: true,
    write: false,
    stdin: { contents: 'export { Instrumenter } from "./dist/src/instrumenter.js";', resolveDir: library },
    plugins: [core, editing(INSTRUMENTER_EDITS)],
  });
  return outputFiles[0].text;
}

/** Creates V8's code cache for the bundle, after a first run that creates mutants. */
export async function buildInstrumenterCache(file, code) {
  const { exports, cache } = runBundle(file, code);
  const silent = new Proxy({}, { get: () => () => false });
  const content = await readFile(path.join(sandbox, "engine/session.ts"), "utf8");
  const options = { plugins: null, ignorers: [], excludedMutations: [], noHeader: true };
  await new exports.Instrumenter(silent).instrument([{ name: "session.ts", content, mutate: true }], options);
  return cache();
}
