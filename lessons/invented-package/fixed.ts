/** The packages that the tide page needs. */
export const dependencies: Readonly<Record<string, string>> = {
  "sun-moon": "^3.2.0",
};

export interface Water {
  /** Minutes since midnight. */
  readonly minute: number;
  /** Centimetres. */
  readonly height: number;
}

/** The height between low and high water (or high and low), in whole centimetres. */
export function heightAt(minute: number, from: Water, to: Water): number {
  const share = (minute - from.minute) / (to.minute - from.minute);
  return Math.round(from.height + (to.height - from.height) * ((1 - Math.cos(Math.PI * share)) / 2));
}

/** Formats a time for the table: "7:05". */
export function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}
