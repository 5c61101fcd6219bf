import { Mark } from "~/ui/mark";
import { percent } from "~/ui/state-mark";
import { BESIDE } from "../submissions.$id/beside-param";

/** The newest passed attempt at this exercise or, if there is none, the newest graded attempt. */
export interface EarlierAttempt {
  readonly submissionId: string;
  readonly score: number;
  readonly handedInAt: string;
  readonly isPass: boolean;
  /** Whether this is a pass that needs a proof or a mentor's confirmation, and has neither. */
  readonly isUnbacked: boolean;
}

/**
 * Links to an earlier attempt and, after a pass, to pages that are more useful than another attempt. The links load the
 * whole page, because the editor has its own style policy.
 */
export function EarlierStrip({
  slug,
  earlier: { submissionId, score, handedInAt, isPass, isUnbacked },
}: {
  slug: string;
  earlier: EarlierAttempt;
}) {
  const report = `/submissions/${submissionId}`;
  if (!isPass) {
    return (
      <p className="strip">
        <span>
          Your last graded attempt, on {handedInAt}, scored {percent(score)} and didn’t pass.
        </span>{" "}
        <a href={report}>See its report</a>
      </p>
    );
  }
  return (
    <p className="strip good">
      <Mark tone="good">
        Passed on {handedInAt} with {percent(score)}
        {isUnbacked && ", unproven"}
      </Mark>{" "}
      <a href={report}>See the report</a>
      <a href={`${report}?${BESIDE}#reference`}>Compare with the reference</a>
      <a href={`/exercises/${slug}/solutions`}>Others’ solutions</a>
      <a href={`/exercises/${slug}/discussion`}>Discussion</a>
      <span>Or make a new attempt here.</span>
    </p>
  );
}
