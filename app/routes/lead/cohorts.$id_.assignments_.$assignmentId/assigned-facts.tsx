import { counted } from "~/ui/counted";
import { LocalTime } from "~/ui/local-time";
import { percent } from "~/ui/state-mark";

/** Shows when an assignment opens and is due, in the assignment's time zone, and what it requires. */
export function AssignedFacts({
  opensAt,
  opens,
  dueAt,
  due,
  timeZone,
  section,
  slugs,
  eachDoes,
  isRequired,
  sampleShare,
  cohortShare,
}: {
  opensAt: string;
  opens: string;
  dueAt: string;
  due: string;
  timeZone: string;
  /** The section that the assignment is for. Null means the whole cohort. */
  section: string | null;
  slugs: readonly unknown[];
  /** How many exercises each learner does. Null means all of them. */
  eachDoes: number | null;
  isRequired: boolean;
  /** The share of submissions that are sampled for this assignment. Null means that the cohort's share applies. */
  sampleShare: number | null;
  cohortShare: number;
}) {
  return (
    <dl className="assigned-facts">
      <dt>Opens</dt>
      <dd>
        <LocalTime at={opensAt} zone={timeZone}>
          {opens}
        </LocalTime>
      </dd>
      <dt>Due</dt>
      <dd>
        <LocalTime at={dueAt} zone={timeZone}>
          {due}
        </LocalTime>
      </dd>
      {section !== null && (
        <>
          <dt>For</dt>
          <dd>
            section <bdi>{section}</bdi>
          </dd>
        </>
      )}
      <dt>Exercises</dt>
      <dd>
        {eachDoes === null ? "all of " : `${eachDoes}, picked for each learner from `}
        {counted(slugs.length, "exercise")}, {isRequired ? "required" : "not required"}
      </dd>
      <dt>Samples</dt>
      <dd>
        {sampleShare === null
          ? `${percent(cohortShare)} (the cohort’s setting)`
          : `${percent(sampleShare)} while the assignment is open`}
      </dd>
    </dl>
  );
}
