import type { MatrixResult, RunResult } from "~/sandbox/contract";
import { RUN_UNITS } from "./constants";

/**
 * A limit on the work of an examination that runs a suite on many versions. The examination must not depend on which
 * run ends first, so the limit is only checked while no run is going on.
 */
export class WorkBudget {
  #left: number;
  constructor(units: number) {
    this.#left = units;
  }

  /** Waits for a run or a matrix, and subtracts its work. */
  async charge<T extends RunResult | MatrixResult>(running: Promise<T>): Promise<T> {
    const result = await running;
    this.#left -= result.units + RUN_UNITS;
    return result;
  }

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  /** Calls `step` for each item in turn. Returns the results, or null if the budget is spent before the last item. */
  async forEach<T, R>(items: readonly T[], step: (item: T) => Promise<R>): Promise<R[] | null> {
    const results: R[] = [];
    for (const item of items) {
      if (this.isSpent) return null;
      results.push(await step(item));
    }
    return results;
  }
}
