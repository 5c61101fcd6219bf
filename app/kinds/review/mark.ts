import type { DefectClass } from "../defect-classes";
import { isWholePlace, type Place, type Severity } from "../place";

/**
 * A test body from a proof that holds, and the issues that this body shows. A proof holds if it fails on the AI's code
 * and passes on the reference.
 */
export interface ProofBody {
  readonly key: string;
  /** Ids of issues in the key. If the list is empty, the body shows a defect that the key doesn't list. */
  readonly shows: readonly string[];
}

/** A finding as the scoring sees it. `bodies` is empty if there is no proof that holds. */
export interface Mark {
  readonly id: string;
  readonly place: Place;
  readonly class: DefectClass;
  readonly severity: Severity;
  readonly bodies: readonly ProofBody[];
  /**
   * Whether the finding's test contests the reference: it fails on both the AI's code and the reference, with an
   * assertion about values from the change's own code.
   */
  readonly contests?: boolean;
}

/**
 * `matched`: the finding was matched to an issue. `bonus`: proven, but not in the key. `further`: at the place of an
 * issue that another finding matched, or the first finding elsewhere that proves such an issue (or an unlisted defect)
 * again. `neutral`: entirely on lines that may stay as they are, or on lines related to an issue but with another
 * class. `near`: at another place, but in a file of an issue and with its class; one finding for each issue. `held`:
 * the first false alarm whose test contests the reference; the other findings are scored without it. If there is no
 * such false alarm and the verdict contests the key, the first other finding with such a test is held, and it keeps
 * what it earned. All other findings are false alarms, and the first false alarm is free.
 */
export type MarkOutcome =
  | "matched"
  | "bonus"
  | "further"
  | "neutral"
  | "near"
  | "held"
  | "decoy"
  | "free-doubt"
  | "false-alarm";

const FALSE_ALARMS: ReadonlySet<MarkOutcome> = new Set(["decoy", "free-doubt", "false-alarm"]);
export const isFalseAlarm = ({ outcome }: { readonly outcome: MarkOutcome }): boolean => FALSE_ALARMS.has(outcome);

/** Sorts findings into a fixed order, so that results don't depend on the order in which they were written. */
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
