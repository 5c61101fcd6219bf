import vm from "node:vm";
import { build } from "esbuild";
import type { MatrixRequest } from "../../app/sandbox/contract";
import { compileModule } from "../../app/sandbox/engine/transpile";
import { TEST_API_NAMES } from "../../app/sandbox/test-api";
import type { BareRequest } from "./bare-realm";

/**
 * Prepares the same sources, mutants and tests as in the sandbox for a bare realm. Call the returned function to run
 * the matrix once. If `isNew` is true, each call uses a new realm, as for learners' code, which V8 has never seen
 * before. Otherwise, all calls use one realm, in which V8 has compiled everything to machine code after the first few
 * runs.
 */
export async function rawMatrix(
  request: MatrixRequest,
  { isNew }: { isNew: boolean },
): Promise<() => Promise<Record<string, number[]>>> {
  const { outputFiles } = await build({
    entryPoints: ["scripts/bench/bare-realm.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bare",
    logLevel: "error",
  });
  const library = new vm.Script(outputFiles[0]!.text);
  const scripts = Object.entries({ ...request.files, ...request.mutated.files }).map(([file, source]) => {
    const kind = request.tests.includes(file) ? "test" : file in request.mutated.files ? "mutated" : "source";
    return [file, new vm.Script(compileModule(file, source, kind).code, { filename: file })] as const;
  });
  const mutants = request.mutated.mutants.map(({ key }) => key);
  const open = (): (() => Promise<Record<string, number[]>>) => {
    const realm = vm.createContext({}) as { bare: { matrix(request: BareRequest): Promise<Record<string, number[]>> } };
    library.runInContext(realm);
    const made = new Map(scripts.map(([file, script]) => [file.replace(/\.ts$/, ""), script.runInContext(realm)]));
    const test = made.get(request.tests[0]!.replace(/\.ts$/, ""));
    return () => realm.bare.matrix({ sources: made, test, apiNames: TEST_API_NAMES, mutants });
  };
  if (isNew) return () => open()();
  return open();
}
