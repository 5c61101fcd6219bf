import type { DefectClass } from "../defect-classes";
import type { Range } from "./key-schema";

export interface WholePlace {
  readonly whole: true;
}
export type Place = Range | WholePlace;

/**
 * A test body of a proof that holds (fails on the AI's code, passes on the reference), and the issues that it shows.
 */
export interface ProofBody {
  readonly key: string;
  /** Ids of listed issues; none is a defect that the key does not list. */
  readonly shows: readonly string[];
}

/** A finding, as far as the score goes. `bodies` is empty without a proof that holds. */
export interface Mark {
  readonly id: string;
  readonly place: Place;
  readonly class: DefectClass;
  readonly bodies: readonly ProofBody[];
}

/**
 * `matched`: it got an issue. `bonus`: proven, but not listed. `further`: on an issue that another finding got, or
 * proven by what proved another. `neutral`: wholly on lines that may be left as they are. The rest: false alarms, the
 * first of them free.
 */
export type MarkOutcome = "matched" | "bonus" | "further" | "neutral" | "decoy" | "free-doubt" | "false-alarm";

const FALSE_ALARMS: ReadonlySet<MarkOutcome> = new Set(["decoy", "free-doubt", "false-alarm"]);
export const isFalseAlarm = ({ outcome }: { readonly outcome: MarkOutcome }): boolean => FALSE_ALARMS.has(outcome);

export const isWholePlace = (place: Place): place is WholePlace => "whole" in place;

/** One order for every list of the same findings, so that nothing depends on the order in which they were made. */
export function inPlaceOrder(marks: readonly Mark[]): Mark[] {
  const key = ({ place, class: defect, id }: Mark) =>
    isWholePlace(place) ? ["\uffff", "", 0, 0, defect, id] : [place.file, place.side, place.from, place.to, defect, id];
  const compare = (a: Mark, b: Mark): number => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((part, i) => part !== right[i]);
    return at < 0 ? 0 : left[at]! < right[at]! ? -1 : 1;
  };
  return [...marks].sort(compare);
}
