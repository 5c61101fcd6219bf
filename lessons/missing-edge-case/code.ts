/** Less rain than this, in millimetres, doesn't reach the roots. */
const DRY_BELOW = 2;

/** The longest run of dry days. `rain` lists each day's rainfall in millimetres, oldest first. */
export function longestDrySpell(rain: readonly number[]): number {
  const spells: number[] = [];
  let days = 0;

  for (const millimetres of rain) {
    if (millimetres < DRY_BELOW) {
      days++;
    } else {
      spells.push(days);
      days = 0;
    }
  }

  return Math.max(...spells);
}

/** Whether to open the drip lines tonight. */
export const irrigate = (rain: readonly number[], tolerated = 4) => longestDrySpell(rain) > tolerated;
