import { groupOfItems, type Layout, STEEPEST } from "./climb";
import { inverse } from "./inverse";
import type { Work } from "./work";

/**
 * Returns a function for the covariance of two parameters, which is null if the answers do not determine one of them.
 * An item whose slope is at its limit, or whose parameters the information matrix does not determine, is treated as
 * known, so that the other parameters have a covariance.
 */
export function* covarianceOf(
  information: readonly (readonly number[])[],
  { groups }: Layout,
  parameters: readonly number[],
): Work<(one: number, other: number) => number | null> {
  const known = new Set<number>();
  groups.forEach((group, slope) => {
    if (Math.abs(parameters[slope]!) === STEEPEST) for (const at of [slope, ...ofGroup(group)]) known.add(at);
  });
  function ofGroup(group: readonly number[]) {
    return group.map((item) => groups.length + item);
  }
  for (;;) {
    const free = parameters.flatMap((_, at) => (known.has(at) ? [] : [at]));
    const found = yield* inverse(free.map((row) => free.map((column) => information[row]![column]!)));
    if ("values" in found) {
      const place = new Map(free.map((at, position) => [at, position]));
      return (one: number, other: number): number | null => {
        const [row, column] = [place.get(one), place.get(other)];
        return row === undefined || column === undefined ? null : found.values[row]![column]!;
      };
    }
    const at = free[found.untold]!;
    const slope = groups.findIndex((group, place) => place === at || ofGroup(group).includes(at));
    // A slope that all items share remains free, even if the answers do not determine one item.
    if (groups[slope]!.length > 1) known.add(at);
    else for (const own of [slope, ...ofGroup(groups[slope]!)]) known.add(own);
  }
}

/**
 * Converts the information on every item's own slope and intercept into the information on the model's parameters, by
 * summing over items that share a slope.
 */
export function shared(information: readonly (readonly number[])[], { groups, items }: Layout): number[][] {
  const size = groups.length + items;
  const slopeOf = groupOfItems({ groups, items });
  const parameter = (place: number) => (place < items ? slopeOf[place]! : groups.length + place - items);
  const sums = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  information.forEach((row, one) => {
    row.forEach((value, other) => {
      sums[parameter(one)]![parameter(other)]! += value;
    });
  });
  return sums;
}
