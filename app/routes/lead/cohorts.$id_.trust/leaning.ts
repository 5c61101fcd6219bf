/** Says whether learners together trust too much or too little. "neither" if their criterion's interval contains 0. */

export type Leaning = "too-much" | "too-little" | "neither";

export function leaningOf({ low, high }: { readonly low: number; readonly high: number }): Leaning {
  if (low > 0) return "too-much";
  return high < 0 ? "too-little" : "neither";
}
