import { Link } from "@remix-run/react";
import { cardOf } from "~/kinds/cards";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icons";
import { LocalTime } from "~/ui/local-time";
import { Part } from "~/ui/shell/page";

import type { DescribedAssignment } from "../learn_.assignments/describe-assigned.server";

/** The assignments that are open in the learner's cohorts, by deadline, each with the next step. */
export function Due({ assigned, cohorts }: { assigned: readonly DescribedAssignment[]; cohorts: number }) {
  return (
    <Part
      id="due"
      title={`Due in your ${cohorts === 1 ? "cohort" : "cohorts"} (${assigned.length})`}
      about={<Link to="/learn/assignments">All assignments</Link>}
    >
      {assigned.length === 0 ? (
        <p className="meta">Nothing is due now.</p>
      ) : (
        <ul className="rows">
          {assigned.map((one) => (
            <Row key={one.id} assigned={one} />
          ))}
        </ul>
      )}
    </Part>
  );
}

function Row({ assigned }: { assigned: DescribedAssignment }) {
  const { id, title, standing, due, dueAt, timeZone, isExtended, isRequired, next } = assigned;
  const isMissed = standing.state === "missed";
  return (
    <li>
      <Icon name="flag" />
      <div>
        <Link className="plain name" to={`/learn/assignments/${id}`}>
          <bdi>{title}</bdi>
        </Link>
        <p className="meta">
          {isMissed ? "was due " : "due "}
          <LocalTime at={dueAt} zone={timeZone}>
            {due}
          </LocalTime>
          {isExtended && ", extended for you"}
        </p>
        <p className="meta">
          {standing.handedIn} of {standing.of} handed in
          {standing.passed > 0 && `, ${standing.passed} passed`}
          {!isRequired && " · not required"}
          {isMissed && " · you can still hand in"}
          {next && ` · next: ${next.title}${next.kind ? ` (${cardOf(next.kind).name.toLowerCase()})` : ""}`}
        </p>
      </div>
      {next && (
        <div className="does">
          <ButtonLink
            size="small"
            to={`/exercises/${next.slug}`}
            aria-label={`${next.state === "draft" ? "Continue" : "Start"} ${next.title}, for ${title}`}
          >
            {next.state === "draft" ? "Continue" : "Start"}
          </ButtonLink>
        </div>
      )}
    </li>
  );
}
