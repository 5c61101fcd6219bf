import {
  NOT_RUN,
  type RunRequest,
  type RunResult,
  type Sandbox,
  type TestResult,
  UNITS_PER_TEST,
} from "~/sandbox/contract";
import { MAX_JUDGED_UNITS, MAX_ROUNDS } from "./constants";

/**
 * Runs a suite. If tests don't run because tests before them were stopped, these tests run again in another round,
 * without the tests before them. So a test isn't invalid because other tests never end. A round after the first stops
 * tests earlier, so that it can stop more of them.
 */
export async function runInRounds(sandbox: Sandbox, request: RunRequest): Promise<RunResult> {
  let result = await sandbox.run(request);
  for (let round = 2; round <= MAX_ROUNDS; round++) {
    const left = result.tests.filter(isNotRun).map(({ id }) => id);
    if (left.length === 0) return result;
    const unitsPerTest = Math.min(request.unitsPerTest ?? UNITS_PER_TEST, MAX_JUDGED_UNITS);
    const next = await sandbox.run({ ...request, unitsPerTest, onlyTests: left });
    if (next.outcome !== "completed") return result;
    const later = new Map(next.tests.map((test) => [test.id, test]));
    const tests = result.tests.map((test) => later.get(test.id) ?? test);
    result = { ...result, tests, units: result.units + next.units };
  }
  return result;
}

const isNotRun = ({ failures }: TestResult) =>
  failures.some(({ message }) => message === NOT_RUN.spent || message === NOT_RUN.stops);
