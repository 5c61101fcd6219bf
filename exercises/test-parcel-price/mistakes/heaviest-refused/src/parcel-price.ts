import type { Parcel, Zone } from "./parcel";

const MAX_WEIGHT: Record<Zone, number> = { home: 31_500, near: 10_000, far: 5_000 };

const STEPS = [500, 2_000, 5_000, 10_000, 31_500] as const;
const CENTS: Record<Zone, Partial<Record<(typeof STEPS)[number], number>>> = {
  home: { 500: 390, 2000: 490, 5000: 690, 10000: 990, 31500: 1690 },
  near: { 500: 650, 2000: 990, 5000: 1490, 10000: 2200 },
  far: { 500: 1200, 2000: 1900, 5000: 3400 },
};

export function parcelPrice({ zone, grams, longestCm }: Parcel): number | null {
  // Reject what the carrier does not take.
  if (grams >= MAX_WEIGHT[zone] || longestCm > 120) return null;

  const isBulky = longestCm > 60;
  if (isBulky && zone === "far") return null;

  const step = STEPS.find((limit) => grams <= limit);
  const base = step === undefined ? undefined : CENTS[zone][step];
  return base === undefined ? null : base + (isBulky ? 300 : 0);
}
