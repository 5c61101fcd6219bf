/** From this price on, prices rise by this step. Each `from` is itself on the ladder. */
const STEPS = [
  { from: 0, step: 500 },
  { from: 10_000, step: 1_000 },
  { from: 50_000, step: 5_000 },
  { from: 100_000, step: 10_000 },
  { from: 500_000, step: 50_000 },
] as const;

function rung(pence: number) {
  return STEPS.findLast(({ from }) => pence >= from) ?? STEPS[0];
}

/** The highest price on the ladder that is not above this amount. */
export function floorPrice(pence: number): number {
  const { from, step } = rung(pence);
  return from + Math.floor((pence - from) / step) * step;
}

/** The price that we call after this one: the lowest on the ladder that is above it. */
export function nextPrice(pence: number): number {
  return floorPrice(pence) + rung(pence).step;
}
