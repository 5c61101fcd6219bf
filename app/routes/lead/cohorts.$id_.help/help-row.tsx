import { Link } from "@remix-run/react";
import type { Needy } from "~/cohort/help/help.server";
import { counted } from "~/ui/counted";

export function Row({ cohortId, ...learner }: Needy & { cohortId: string }) {
  return (
    <li>
      <div>
        <strong>
          <Link to={`/cohorts/${cohortId}/learners/${learner.id}`}>
            <bdi>{learner.name}</bdi>
          </Link>
        </strong>
        <Reasons cohortId={cohortId} {...learner} />
      </div>
    </li>
  );
}

/** Lists why a learner needs attention, with one action for each reason. */
export function Reasons({ id, email, reasons, cohortId }: Omit<Needy, "name"> & { cohortId: string }) {
  return (
    <ul>
      {reasons.map((reason) => (
        <li key={reason.rule + reason.submissionId}>
          {sayReason(reason)} <Action reason={reason} email={email} cohortId={cohortId} learnerId={id} />
        </li>
      ))}
    </ul>
  );
}

/** Says how many learners need attention. */
export function sayNeedy(total: number): string {
  if (total === 0) return "No one needs attention now";
  return total === 1 ? "1 learner needs attention" : `${total} learners need attention`;
}

/** A reason in one sentence. */
export function sayReason(reason: Needy["reasons"][number]): string {
  if (reason.rule === "missed") {
    const [first, ...others] = reason.assignments.map(({ title }) => `“${title}”`);
    const all =
      others.length > 0 ? `${others.length + 1} required assignments: ${[first, ...others].join(", ")}` : first;
    return `Missed ${all}.`;
  }
  if (reason.rule === "stuck") return `Stuck on ${reason.title}: ${counted(reason.tries, "attempt")}, none passed.`;
  if (reason.rule === "trust")
    return `Trusts AI work too ${reason.says === "too-much" ? "much: approves" : "little: rejects"} too many changes, based on ${counted(reason.reviews, "review")}.`;
  return reason.days === null
    ? "Hasn’t handed in anything yet."
    : `Hasn’t handed in anything for ${counted(reason.days, "day")}.`;
}

/** A link that opens the lead's email program. */
export const MailLink = ({ email }: { email: string }) => (
  <a href={`mailto:${email.split("@").map(encodeURIComponent).join("@")}`}>Send a message</a>
);

/** A link to one thing that the lead can do about the reason. */
function Action({
  reason,
  email,
  cohortId,
  learnerId,
}: {
  reason: Needy["reasons"][number];
  email: string;
  cohortId: string;
  learnerId: string;
}) {
  if (reason.rule === "missed")
    return (
      <Link to={`/cohorts/${cohortId}/assignments/${reason.assignments[0]?.id}?extend=${learnerId}#extend`}>
        Give more time
      </Link>
    );
  if (reason.rule === "quiet") return <MailLink email={email} />;
  return (
    <Link to={`/submissions/${reason.submissionId}`}>
      {reason.rule === "stuck" ? "Read the last attempt" : "Read their last review"}
    </Link>
  );
}
