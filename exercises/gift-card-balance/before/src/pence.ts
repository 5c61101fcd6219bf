/** Whole pence, also where a name or a till says pounds. */
export type Pence = number;

/** "£12.05", "-£0.40". */
export function inPounds(pence: Pence): string {
  const pounds = (Math.abs(pence) / 100).toFixed(2);
  return `${pence < 0 ? "-" : ""}£${pounds}`;
}
