import { Mark } from "./mark";

export type WorkState = "new" | "draft" | "tried" | "passed";

/** The label for each state of a learner on an exercise, for filters and lists. */
export const STATE_WORDS: Readonly<Record<WorkState, string>> = {
  new: "new",
  draft: "draft",
  tried: "not yet passed",
  passed: "passed",
};

/** A learner's state on an exercise. `tried` is neutral and has no colour. */
export function StateMark({ state }: { state: WorkState }) {
  switch (state) {
    case "passed":
      return <Mark tone="good">Passed</Mark>;
    case "draft":
      return <Mark icon="draft">Draft</Mark>;
    case "tried":
      return <Mark icon="half">Not yet</Mark>;
    default:
      return <span className="meta">new</span>;
  }
}

export type HandInStatus = "waiting" | "passed" | "failed" | "errored" | "undecided";

/** A submission's status. */
export function StatusMark({ status }: { status: HandInStatus }) {
  switch (status) {
    case "passed":
      return <Mark tone="good">Passed</Mark>;
    case "failed":
      return <Mark icon="half">Not yet</Mark>;
    case "errored":
      return <Mark tone="half">Didn’t run</Mark>;
    case "undecided":
      return <Mark icon="half">Undecided</Mark>;
    default:
      return <Mark icon="again">Being graded</Mark>;
  }
}

/** Formats a share (0–1) as a whole percentage: rounded, but 100% only for all and 0% only for none. */
export function percent(share: number): string {
  const nearest = Math.round(share * 100);
  const said = share < 1 - 1e-9 ? Math.min(nearest, 99) : nearest;
  return `${share > 1e-9 ? Math.max(said, 1) : said}%`;
}

/** Formats both ends of an interval of shares, for example as "31–56%". */
export const percents = ([low, high]: readonly [low: number, high: number]): string =>
  `${percent(low).replace("%", "")}–${percent(high)}`;
