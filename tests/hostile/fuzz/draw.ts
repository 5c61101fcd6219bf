/**
 * Random draws for the fuzz test. Each program has a number; the seed and this number reproduce the program.
 */
import { seeded } from "~/kinds/seeded";

export interface Draw {
  /** Returns an integer from 0 to below - 1. */
  below(below: number): number;
  /** True in one of `times` draws. */
  onceIn(times: number): boolean;
  oneOf<T>(all: readonly T[]): T;
  /** Returns between `least` and `most` values made by `make`. */
  several<T>(least: number, most: number, make: () => T): T[];
}

export function drawsFor(seed: string): Draw {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    onceIn: (times) => below(times) === 0,
    oneOf: (all) => all[below(all.length)]!,
    several: (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make),
  };
}
