import { isWholePlace, type Place, type Spot, touches, WIDEN_BY } from "~/kinds/place";
import type { Amendment } from "~/kinds/stand-by";

/** Decides which findings one ruling settles. */

/**
 * Whether a finding is similar to the one that an item or a ruling started with. Similar findings have the same class.
 * Either both are on the whole change, or both are on the same side of the same file and the other finding's lines
 * overlap the first finding's lines, extended by 2 lines on each side, as the matcher extends a key's lines. Findings
 * are always compared with the first one, never with those that joined later, so that a group can't grow step by step.
 * A group spans at most 12 + 2·(2 + 11) lines.
 */
export function isAlike(first: Spot, other: Spot): boolean {
  if (first.class !== other.class) return false;
  if (isWholePlace(first.place) || isWholePlace(other.place))
    return isWholePlace(first.place) && isWholePlace(other.place);
  return touches(first.place, other.place, WIDEN_BY);
}

/** Whether a ruling already applies to a finding at this place, without adding the finding's lines to the ruling. */
export function isCovered({ decision, places }: Pick<Amendment, "decision" | "places">, place: Place): boolean {
  return places.some((one) => {
    if (isWholePlace(one) || isWholePlace(place)) return isWholePlace(one) && isWholePlace(place);
    if (decision === "key") return touches(one, place);
    return one.file === place.file && one.side === place.side && one.from <= place.from && place.to <= one.to;
  });
}
