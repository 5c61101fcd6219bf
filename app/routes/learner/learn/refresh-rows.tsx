import type { CheckAgain } from "~/cohort/next/check-again";
import { cardOf } from "~/kinds/cards";
import { SKILLS } from "~/kinds/skills";
import { sayDay } from "~/ui/say-day";
import { Row } from "./row";

/** Exercises that refresh a skill, and why each is offered. */
export function RefreshRows({ refreshes }: { refreshes: readonly CheckAgain[] }) {
  return (
    <ul className="rows">
      {refreshes.map(({ slug, title, kind, why, dueOn }) => (
        <Row key={slug} icon="again" to={`/exercises/${slug}`} name={title} does="Refresh">
          {cardOf(kind).name} ·{" "}
          {why.type === "skill"
            ? `${SKILLS[why.skill]}, due since ${sayDay(new Date(dueOn))}`
            : `the second form of “${why.of}”, available since ${sayDay(new Date(dueOn))}`}
        </Row>
      ))}
    </ul>
  );
}
