/** A row of `npm run bench`: a ratio of two measurements in one run, or times or sizes. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ratio?: { readonly min: number; readonly median: number; readonly max: number };
  readonly value?: { readonly min: number; readonly median: number; readonly p95: number; readonly max: number };
  /** What readers need to know to interpret the row. */
  readonly note?: string;
}

/** The quantile of the samples: the value below which this share of them lies (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}

export function valueRow(name: string, unit: string, samples: readonly number[], note?: string): Row {
  const at = (share: number) => quantile(samples, share);
  return { name, unit, value: { min: at(0), median: at(0.5), p95: at(0.95), max: at(1) }, ...(note && { note }) };
}

/** The ratio of `slow` to `fast`, calculated for each pair in the order of measurement. */
export function ratioRow(name: string, slow: readonly number[], fast: readonly number[], note?: string): Row {
  const ratios = slow.map((time, i) => time / fast[i % fast.length]!);
  const at = (share: number) => quantile(ratios, share);
  return { name, unit: "times", ratio: { min: at(0), median: at(0.5), max: at(1) }, ...(note && { note }) };
}

/** Calls `work` `runs` times, and returns the milliseconds that each call took. */
export async function timed(runs: number, work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}
