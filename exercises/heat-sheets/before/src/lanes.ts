/**
 * The lanes of a pool from the best one, in the middle, to the outermost: 4, 5, 3, 6, 2, 7, 1, 8 for 8 lanes. Our
 * pools have 6 to 10.
 */
export function lanesFromMiddle(count: number): number[] {
  const middle = Math.ceil(count / 2);
  const lanes = [middle];
  for (let away = 1; lanes.length < count; away += 1) {
    if (middle + away <= count) lanes.push(middle + away);
    if (middle - away >= 1) lanes.push(middle - away);
  }
  return lanes;
}
