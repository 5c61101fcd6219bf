import type { Quote } from "./quote";

/** The printed receipt, a line of text each. */
export function receiptLines({ ride, kind, persons, total }: Quote): string[] {
  const way = `${ride.zones.at(0)} to ${ride.zones.at(-1)}`;
  const what = kind === "single" ? `Single ride, ${way}` : `Group of ${persons}, ${way}`;
  return [what, `Total ${total.toFixed(2)} EUR`];
}
