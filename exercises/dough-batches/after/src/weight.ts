/** 850 is "850 g", 1250 is "1.250 kg". */
export function scaleText(grams: number): string {
  return grams < 1000 ? `${grams} g` : `${(grams / 1000).toFixed(3)} kg`;
}

/** The lowest multiple of the step that is not below this weight. */
export function roundUp(grams: number, step: number): number {
  return Math.ceil(grams / step) * step;
}
