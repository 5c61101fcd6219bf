/**
 * Computes a matrix in parts. Each mutant is judged separately, so several engines can share the mutants. The total
 * work is a sum that depends neither on the order nor on the parts, so one part or many give the same result.
 */
import type { Failure, MatrixRequest, MatrixResult, RunResult } from "../contract";
import { MATRIX_BUDGET, MATRIX_LOG, STATE_BUDGET } from "../limits";

/** The results for some of a matrix's mutants. */
export interface MatrixPart extends Rows {
  readonly baseline: RunResult;
  readonly spent: Spent;
  /** Kills by tests that don't reach the mutant, but read state that earlier tests left. Has its own limits. */
  readonly byState: Rows & { readonly spent: Spent };
}

/** How tests kill mutants, keyed by mutant. */
type Rows = Pick<MatrixResult, "kills" | "assertions">;

/** What the runs of a matrix used: work, in units, and printed characters. Each has a limit (`isTooMuch`). */
export interface Spent {
  /** Work of the runs with a mutant. */
  mutants: number;
  /**
   * Work of the control runs, which show whether a mutant caused a failure. Counted once per mutant that needs a
   * control run.
   */
  controls: number;
  /**
   * The number of characters that these runs printed, limited by `MATRIX_LOG`. Control runs count as in `controls`.
   */
  letters: number;
}

/** Whether the work exceeds a matrix's limits. */
export const isTooMuch = ({ mutants, controls, letters }: Spent, budget = MATRIX_BUDGET): boolean =>
  mutants >= budget || controls >= budget || letters >= MATRIX_LOG;

const TOO_MUCH: Failure = { kind: "units", message: "stopped: the small variants take too much work" };

/** The minimum number of mutants in a part. With fewer, a part isn't worth a separate baseline. */
const LEAST_IN_PART = 24;

/** Splits a matrix into at most `most` requests, each for some of the mutants, in order. */
export function splitMatrix(request: MatrixRequest, most: number): MatrixRequest[] {
  const wanted = request.only ? new Set(request.only) : null;
  const ids = request.mutated.mutants.map(({ id }) => id).filter((id) => !wanted || wanted.has(id));
  const parts = Math.min(most, Math.floor(ids.length / LEAST_IN_PART));
  if (parts < 2) return [request];
  // Each part takes every n-th mutant, because neighbouring mutants in a source take about the same time.
  return Array.from({ length: parts }, (_, part) => ({ ...request, only: ids.filter((_, i) => i % parts === part) }));
}

/**
 * Merges the parts of one matrix. There must be at least one part. If all kills by state together take too much work,
 * none of them counts, so that the result doesn't depend on the parts.
 */
export function mergeMatrix(request: MatrixRequest, parts: readonly MatrixPart[]): MatrixResult {
  const { baseline } = parts[0]!;
  const states = parts.map(({ byState }) => byState);
  const [spent, late] = [sumOf(parts), sumOf(states)];
  const units = baseline.units + spent.mutants + spent.controls + late.mutants + late.controls;
  if (isTooMuch(spent)) return { baseline, kills: {}, assertions: {}, units, stopped: TOO_MUCH };
  const rows = isTooMuch(late, STATE_BUDGET) ? parts : [...parts, ...states];
  const together = <T>(some: readonly Readonly<Record<string, T>>[]): Record<string, T> => {
    const found: Record<string, T> = Object.assign({}, ...some);
    return Object.fromEntries(request.mutated.mutants.flatMap(({ id }) => (found[id] ? [[id, found[id]]] : [])));
  };
  return {
    baseline,
    kills: together(rows.map(({ kills }) => kills)),
    assertions: together(rows.map(({ assertions }) => assertions)),
    units,
  };
}

function sumOf(parts: readonly { readonly spent: Spent }[]): Spent {
  const sum = (of: keyof Spent) => parts.reduce((all, { spent }) => all + spent[of], 0);
  return { mutants: sum("mutants"), controls: sum("controls"), letters: sum("letters") };
}
