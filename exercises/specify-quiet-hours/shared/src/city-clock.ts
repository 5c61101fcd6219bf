import type { Moment } from "./alert";

const momentOf = (text: string): Moment => Date.parse(text) / 60_000;

/** When the city's clocks are changed, and how many minutes they are ahead of universal time from then on. */
const CHANGES: readonly { readonly from: Moment; readonly offset: number }[] = [
  { from: momentOf("2026-10-25T01:00Z"), offset: 60 },
  { from: momentOf("2026-03-29T01:00Z"), offset: 120 },
  { from: momentOf("2025-10-26T01:00Z"), offset: 60 },
];

/** Minutes by which the city's clocks are ahead of universal time. */
export function offsetAt(moment: Moment): number {
  return CHANGES.find(({ from }) => moment >= from)?.offset ?? 120;
}
