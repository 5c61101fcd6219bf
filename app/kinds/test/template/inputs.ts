import { boxesFor } from "./src/pack";

/** One valid list of arguments, made from the numbers from 0 to 1 that `random` returns. */
export function inputs(random: () => number): unknown[] {
  return [Math.floor(random() * 60)];
}

export const call = ([eggs]: unknown[]): unknown => boxesFor(eggs as number);
