import { Mark } from "./mark";

export type AssignmentState = "not-open" | "open" | "handed-in" | "passed" | "late" | "missed";

/** The label for each state of a learner in an assignment. */
const ASSIGNMENT_WORDS: Readonly<Record<AssignmentState, string>> = {
  "not-open": "Not open yet",
  open: "Open",
  "handed-in": "Handed in",
  passed: "Passed",
  late: "Handed in late",
  missed: "Missed",
};

/** A learner's state in an assignment. Only final states have a colour. */
export function AssignmentMark({ state }: { state: AssignmentState }) {
  const words = ASSIGNMENT_WORDS[state];
  switch (state) {
    case "passed":
      return <Mark tone="good">{words}</Mark>;
    case "missed":
      return <Mark tone="bad">{words}</Mark>;
    case "handed-in":
      return <Mark icon="tick">{words}</Mark>;
    case "late":
      return <Mark icon="half">{words}</Mark>;
    case "open":
      return <Mark icon="left">{words}</Mark>;
    default:
      return <span className="meta">{words}</span>;
  }
}
