/** Whether learners together trust too much or too little, if the interval of their criterion excludes 0. Pure. */

export type Leaning = "too-much" | "too-little" | "neither";

export function leaningOf({ low, high }: { readonly low: number; readonly high: number }): Leaning {
  if (low > 0) return "too-much";
  return high < 0 ? "too-little" : "neither";
}
