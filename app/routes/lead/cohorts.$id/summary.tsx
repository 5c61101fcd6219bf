import { Link } from "@remix-run/react";
import { counted } from "~/ui/counted";

interface SummaryProps {
  readonly cohortId: string;
  readonly total: number;
  /** How many learners have handed something in; null if the page doesn't show the cohort's progress. */
  readonly handedIn: number | null;
  readonly hasGlance: boolean;
}

/** The sentences under the title: how many learners there are, and where to find their progress. */
export function Summary({ cohortId, total, handedIn, hasGlance }: SummaryProps) {
  return (
    <>
      {counted(total, "learner")}. {total > 0 && handedIn !== null && sayUntouched(total - handedIn)}
      {total > 0 &&
        !hasGlance &&
        (handedIn === null ? (
          <>
            {" "}
            Their <Link to={`/cohorts/${cohortId}#funnel`}>progress</Link> is on the cohort’s first page.
          </>
        ) : (
          <>
            {" "}
            Their <a href="#funnel">progress</a> is below the table.
          </>
        ))}
    </>
  );
}

const sayUntouched = (untouched: number) =>
  untouched === 0
    ? "Every learner has handed something in."
    : `${untouched === 1 ? "1 learner hasn’t" : `${untouched} learners haven’t`} handed anything in yet.`;
