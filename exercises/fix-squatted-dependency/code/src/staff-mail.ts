import { seal } from "../modules/_sealbox/index";

/** The evening's mail to the cash office: how much was paid back, and for how many slips. */
export function tillReport(slips: readonly { readonly cents: number }[]): string {
  const cents = slips.reduce((sum, slip) => sum + slip.cents, 0);
  return seal(`${slips.length} slips, ${(cents / 100).toFixed(2)}`);
}
