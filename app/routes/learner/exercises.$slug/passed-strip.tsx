import { Mark } from "~/ui/mark";
import { percent } from "~/ui/state-mark";
import { BESIDE } from "../submissions.$id/beside-param";

/**
 * Alternatives to another attempt, for a learner who has passed this exercise. Links load the whole page, because the
 * editor has a style policy of its own.
 */
export function PassedStrip({
  slug,
  pass: { id, score, on },
}: {
  slug: string;
  pass: { id: string; score: number; on: string };
}) {
  return (
    <p className="strip good">
      <Mark tone="good">
        Passed on {on} with {percent(score)}
      </Mark>{" "}
      <a href={`/submissions/${id}`}>See the report</a>
      <a href={`/submissions/${id}?${BESIDE}#reference`}>Compare with the reference</a>
      <a href={`/exercises/${slug}/solutions`}>Others’ solutions</a>
      <a href={`/exercises/${slug}/discussion`}>Discussion</a>
      <span>Or make a new attempt here.</span>
    </p>
  );
}
