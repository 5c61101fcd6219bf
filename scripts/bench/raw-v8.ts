import vm from "node:vm";
import { build } from "esbuild";
import type { MatrixRequest } from "../../app/sandbox/contract";
import { TEST_API_NAMES } from "../../app/sandbox/test-api";
import { compileModule } from "../../app/sandbox/transpile";
import type { BareRequest } from "./bare-realm";

/** The same sources, mutants and tests as the sandbox runs, in one bare realm. Call the result to run the matrix once. */
export async function rawMatrix(request: MatrixRequest): Promise<() => Promise<Record<string, number[]>>> {
  const { outputFiles } = await build({
    entryPoints: ["scripts/bench/bare-realm.ts"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bare",
    logLevel: "error",
  });
  const realm = vm.createContext({});
  vm.runInContext(outputFiles[0]!.text, realm);
  const { matrix } = (realm as { bare: { matrix(request: BareRequest): Promise<Record<string, number[]>> } }).bare;
  const compiled = (file: string, source: string, kind: "mutated" | "source" | "test") =>
    new vm.Script(compileModule(file, source, kind).code, { filename: file }).runInContext(realm);
  const sources = new Map(
    Object.entries({ ...request.files, ...request.mutated.files })
      .filter(([file]) => !request.tests.includes(file))
      .map(([file, source]) => {
        const kind = file in request.mutated.files ? "mutated" : "source";
        return [file.replace(/\.ts$/, ""), compiled(file, source, kind)];
      }),
  );
  const test = compiled(request.tests[0]!, request.files[request.tests[0]!]!, "test");
  const mutants = request.mutated.mutants.map(({ key }) => key);
  return () => matrix({ sources, test, apiNames: TEST_API_NAMES, mutants });
}
