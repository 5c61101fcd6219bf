import fs from "node:fs";
import path from "node:path";
import { readFolder } from "../../app/catalogue/folder.server";
import { readTest } from "../../app/kinds/test/content";
import { openTest, runnableTest } from "../../app/kinds/test/open";
import { visibleMutants } from "../../app/kinds/test/visible-mutants";
import { createInProcess } from "../../app/sandbox/in-process";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { type Row, timed, valueRow } from "./rows";

/**
 * The strength meter's run of each model suite: what a learner waits for after a pause in typing, without the browser's
 * part.
 */
export async function benchMeter(): Promise<Row[]> {
  const sandbox = createInProcess(await builtEngine());
  const rows: Row[] = [];
  const isTest = (slug: string) => fs.existsSync(path.join("exercises", slug, "suites"));
  for (const slug of fs.readdirSync("exercises").filter(isTest)) {
    const content = readTest(await readFolder(path.resolve("exercises", slug)));
    const open = openTest(content);
    const mutated = await visibleMutants(open);
    const request = { ...runnableTest(open, { suite: content.suites.model, confidence: null }), mutated };
    const times = await timed(10, () => sandbox.matrix(request));
    rows.push(valueRow(`meter-${slug}`, "ms", times, `${mutated.mutants.length} mutants`));
  }
  return rows;
}
