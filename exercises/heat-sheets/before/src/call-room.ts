import type { Heat } from "./heats";

/**
 * The chairs that the call room needs for an event. Two heats wait there at the same time, and no heat has more
 * swimmers than the first one.
 */
export function chairsNeeded(heats: readonly Heat[]): number {
  const fullest = heats[0]?.length ?? 0;
  return heats.length > 1 ? 2 * fullest : fullest;
}
