import { NOT_RUN, type RunRequest, type RunResult, type Sandbox, type TestResult } from "~/sandbox/contract";
import { MAX_ROUNDS } from "./constants";

/**
 * Runs a suite. If tests don't run because tests before them were stopped, these tests run again in another round,
 * without the tests before them. So a test isn't invalid because other tests never end. In rounds after the first, each
 * test may do `laterUnits` of work. With a lower limit, a round can stop more tests.
 */
export async function runInRounds(
  sandbox: Sandbox,
  request: RunRequest,
  laterUnits = request.unitsPerTest,
): Promise<RunResult> {
  let result = await sandbox.run(request);
  for (let round = 2; round <= MAX_ROUNDS; round++) {
    const left = result.tests.filter(isNotRun).map(({ id }) => id);
    if (left.length === 0) return result;
    const next = await sandbox.run({ ...request, unitsPerTest: laterUnits, onlyTests: left });
    if (next.outcome !== "completed") return result;
    const later = new Map(next.tests.map((test) => [test.id, test]));
    const tests = result.tests.map((test) => later.get(test.id) ?? test);
    result = { ...result, tests, units: result.units + next.units };
  }
  return result;
}

const isNotRun = ({ failures }: TestResult) =>
  failures.some(({ kind, message }) => kind === "units" && (message === NOT_RUN.spent || message === NOT_RUN.stops));
