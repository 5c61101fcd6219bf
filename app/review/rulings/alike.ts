import { isWholePlace, type Place, type Spot, touches, WIDEN_BY } from "~/kinds/place";
import type { Amendment } from "~/kinds/stand-by";

/** Which findings one ruling settles. */

/**
 * Whether a finding is like the one that an item or a ruling started with: the same class, and either both on the whole
 * change, or both on one side of one file with its lines overlapping the first one's, widened by 2 as the matcher
 * widens a key's. Always compared with that first finding, never with those that joined later, so that groups do not
 * chain: one group spans at most 12 + 2·(2 + 11) lines.
 */
export function isAlike(first: Spot, other: Spot): boolean {
  if (first.class !== other.class) return false;
  if (isWholePlace(first.place) || isWholePlace(other.place))
    return isWholePlace(first.place) && isWholePlace(other.place);
  return touches(first.place, other.place, WIDEN_BY);
}

/** Whether a ruling already applies to a finding at this place, without adding the finding's lines to it. */
export function isCovered({ decision, places }: Pick<Amendment, "decision" | "places">, place: Place): boolean {
  return places.some((one) => {
    if (isWholePlace(one) || isWholePlace(place)) return isWholePlace(one) && isWholePlace(place);
    if (decision === "key") return touches(one, place);
    return one.file === place.file && one.side === place.side && one.from <= place.from && place.to <= one.to;
  });
}
