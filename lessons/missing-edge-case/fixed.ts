/** Less rain than this, in millimetres, doesn't reach the roots. */
const DRY_BELOW = 2;

/** The longest run of dry days. `rain` lists each day's rainfall in millimetres, oldest first. */
export function longestDrySpell(rain: readonly number[]): number {
  let longest = 0;
  let days = 0;

  for (const millimetres of rain) {
    days = millimetres < DRY_BELOW ? days + 1 : 0;
    longest = Math.max(longest, days);
  }

  return longest;
}

/** Whether to open the drip lines tonight. */
export const irrigate = (rain: readonly number[], tolerated = 4) => longestDrySpell(rain) > tolerated;
