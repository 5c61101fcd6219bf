import { createInProcess } from "../../app/sandbox/in-process";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { readMeasured } from "./measured";
import { type Row, timed, valueRow } from "./rows";

/**
 * Measures how long the strength meter's run takes with each model suite. A learner waits this long after a pause in
 * typing, not counting the time that the browser adds.
 */
export async function benchMeter(): Promise<Row[]> {
  const sandbox = createInProcess(await builtEngine());
  const rows: Row[] = [];
  for (const { slug, request } of await readMeasured("meter")) {
    const times = await timed(10, () => sandbox.matrix(request));
    rows.push(valueRow(`meter-${slug}`, "ms", times, `${request.mutated.mutants.length} mutants`));
  }
  return rows;
}
