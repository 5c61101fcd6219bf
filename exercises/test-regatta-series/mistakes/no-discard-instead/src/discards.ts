/** What a boat scored in one race. */
export interface Result {
  readonly score: number;
  readonly canDiscard: boolean;
}

function discardsFor(races: number): number {
  if (races < 4) return 0;
  return races < 8 ? 1 : 2;
}

/** Indexes of the worst results that can be discarded; among equal ones, the earliest. */
export function discardedOf(results: readonly Result[]): number[] {
  return results
    .map(({ score, canDiscard }, index) => ({ score, canDiscard, index }))
    .sort((a, b) => b.score - a.score)
    .slice(0, discardsFor(results.length))
    .filter(({ canDiscard }) => canDiscard)
    .map(({ index }) => index);
}
