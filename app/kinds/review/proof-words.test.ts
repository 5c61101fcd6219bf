import { afterAll, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { sayFailedProof } from "./proof-words";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());

async function said(body: string) {
  const source = `import { expect, it } from "vitest"; import { first } from "./src/first";
it("shows it", () => {\n  ${body}\n});\n`;
  const files = {
    "proof.test.ts": source,
    "src/first.ts": "export function first(all: string[]) {\n  throw new RangeError(String(all));\n}\n",
  };
  return sayFailedProof(await sandbox.run({ files, tests: ["proof.test.ts"] }), "proof.test.ts");
}

it("a proof that ran says what failed, and what is still needed to show something", async () => {
  expect(await said("expect(1).toBe(2);")).toMatch(
    /^fails on this code, as a proof must: line 3: .*1.*2.*only if it passes on correct versions/,
  );
  expect(await said("null.length;")).toMatch(/^ends on this code before any assertion: .*null.*This shows nothing/);
  expect(await said("first([]);")).toMatch(
    /^ends on this code before any assertion: src\/first\.ts, line 2: RangeError/,
  );
  expect(await said("expect(1).toBe(1); null.length;")).toMatch(/^ends on this code with: .*null.*a correct version/);
  expect(await said("expect(1).toBe(1); for (;;);")).toMatch(
    /^stops on this code: .*Reaching a limit shows nothing on its own/,
  );
  expect(await said("expect(1).toBe(1);")).toBe(null);
});
