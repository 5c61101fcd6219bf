import { createInProcess } from "../../app/sandbox/in-process";
import { builtEngine } from "../../app/sandbox/wasm.server";
import { readMeasured } from "./measured";
import { type Row, timed, valueRow } from "./rows";

/**
 * Measures the strength meter's run with each model suite. This is how long a learner waits after a pause in typing,
 * without the time that the browser adds.
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
