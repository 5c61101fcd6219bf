import type { BillRow, Stay } from "./stay";

/**
 * Parking fees.
 *
 * Everything is counted in coins of 50 cents, as in the old machines: 1 coin for half an hour at night, 3 by day, and
 * 36 at most. There are no dates and no comparisons of times here, only two tables and whole numbers.
 */
const COIN = 50;
const MOST_COINS = 36;

/** Coins for each of the 48 half hours of the clock, from 00:00. */
const CLOCK = "1".repeat(12) + "3".repeat(28) + "1".repeat(8);

/** METER[n] is the number of coins for the first n half hours after 00:00. The clock goes round twice. */
const METER = [0];
for (const coins of CLOCK + CLOCK) METER.push(METER[METER.length - 1]! + Number(coins));

/**
 * Calculates the fee of a stay.
 *
 * @returns Fee in whole cents
 */
export function parkingFee({ arrival, departure }: Stay): number {
  const minutes = departure - arrival;
  if (minutes < 16) return 0;

  const halfHours = Math.floor((minutes + 29) / 30);
  const periods = Math.floor(halfHours / 48);

  // Round the arrival down to the half hour of the clock, and read the meter there and at the end of the stay.
  const start = Math.floor((arrival % 1440) / 30);
  const coins = METER[start + (halfHours % 48)]! - METER[start]!;

  return (periods * MOST_COINS + Math.min(coins, MOST_COINS)) * COIN;
}

/**
 * Creates the monthly bill.
 *
 * @returns One row per plate
 */
export function monthlyBill(stays: readonly Stay[]): BillRow[] {
  const left = stays.slice().sort((a, b) => Number(a.plate < b.plate) - Number(a.plate > b.plate));
  const rows: BillRow[] = [];
  let cents = 0;
  // Equal plates are next to each other now. Take stays from the end; a row is complete when the next plate differs.
  for (let stay = left.pop(); stay; stay = left.pop()) {
    cents += parkingFee(stay);
    if (left[left.length - 1]?.plate === stay.plate) continue;
    rows.push({ plate: stay.plate, cents });
    cents = 0;
  }
  return rows;
}
