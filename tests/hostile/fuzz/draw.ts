/** Draws for the fuzz: each program has a number, and with the seed it can be made again alone. */
import { seeded } from "~/kinds/seeded";

export interface Draw {
  /** 0 … below - 1. */
  below(below: number): number;
  /** True once in `times`. */
  onceIn(times: number): boolean;
  oneOf<T>(all: readonly T[]): T;
  /** `least` to `most` of what `make` makes. */
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
