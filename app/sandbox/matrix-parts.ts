/**
 * A matrix in parts: each mutant is judged by itself, so several engines may share them. What the work of all of them
 * comes to is a sum, in which neither the order nor the parts show: the same result in one part or in many.
 */
import type { Failure, MatrixRequest, MatrixResult, RunResult } from "./contract";
import { MATRIX_BUDGET, MATRIX_LOG } from "./limits";

/** Some of a matrix' mutants, judged. */
export interface MatrixPart {
  readonly baseline: RunResult;
  readonly kills: MatrixResult["kills"];
  readonly assertions: MatrixResult["assertions"];
  readonly spent: Spent;
}

/** Work in units, each sum held to `MATRIX_BUDGET`; and letters. */
export interface Spent {
  /** Of the runs with a mutant on. */
  mutants: number;
  /** Of the runs that tell whether the mutant was to blame, counted for each mutant that leans on one. */
  controls: number;
  /** Letters that these runs printed, held to `MATRIX_LOG`. */
  letters: number;
}

/** The work is more than a matrix may do. */
export const isTooMuch = ({ mutants, controls, letters }: Spent): boolean =>
  mutants >= MATRIX_BUDGET || controls >= MATRIX_BUDGET || letters >= MATRIX_LOG;

const TOO_MUCH: Failure = { kind: "units", message: "stopped: the small variants take too much work" };

/** Fewer mutants than this are not worth a baseline of their own. */
const LEAST_IN_PART = 24;

/** The same matrix as up to `most` requests, each for some of the mutants, in order. */
export function splitMatrix(request: MatrixRequest, most: number): MatrixRequest[] {
  const wanted = request.only ? new Set(request.only) : null;
  const ids = request.mutated.mutants.map(({ id }) => id).filter((id) => !wanted || wanted.has(id));
  const parts = Math.min(most, Math.floor(ids.length / LEAST_IN_PART));
  if (parts < 2) return [request];
  // Dealt like cards: neighbours in a source cost about the same.
  return Array.from({ length: parts }, (_, part) => ({ ...request, only: ids.filter((_, i) => i % parts === part) }));
}

/** Puts the parts of one matrix together; at least one. */
export function mergeMatrix(request: MatrixRequest, parts: readonly MatrixPart[]): MatrixResult {
  const { baseline } = parts[0]!;
  const sum = (of: keyof Spent) => parts.reduce((all, { spent }) => all + spent[of], 0);
  if (isTooMuch({ mutants: sum("mutants"), controls: sum("controls"), letters: sum("letters") }))
    return { baseline, kills: {}, assertions: {}, stopped: TOO_MUCH };
  const together = <T>(rows: readonly Readonly<Record<string, T>>[]): Record<string, T> => {
    const found: Record<string, T> = Object.assign({}, ...rows);
    return Object.fromEntries(request.mutated.mutants.flatMap(({ id }) => (found[id] ? [[id, found[id]]] : [])));
  };
  return {
    baseline,
    kills: together(parts.map(({ kills }) => kills)),
    assertions: together(parts.map(({ assertions }) => assertions)),
  };
}
