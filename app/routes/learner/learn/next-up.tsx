import { Link } from "@remix-run/react";
import type { Next } from "~/cohort/own/next-exercise.server";
import { cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import { ButtonLink } from "~/ui/button";

/**
 * The page's main answer: what to do next, and why. `next` is null if everything is passed. `isBegun`: whether the
 * learner already has a draft of `next`.
 */
export function NextUp({ next, isBegun }: { next: Next | null; isBegun: boolean }) {
  if (!next) {
    return (
      <section className="next-up" aria-labelledby="next">
        <h1 id="next">You have passed every exercise here</h1>
        <p className="prose">
          Refresh a skill you have demonstrated, or repeat an exercise. There is no limit on attempts.
        </p>
        <div className="line">
          <ButtonLink look="main" size="big" to="/exercises">
            All exercises
          </ButtonLink>
        </div>
      </section>
    );
  }
  return (
    <section className="next-up" aria-labelledby="next">
      <p className="eyebrow meta">
        <KindIcon kind={next.kind} />
        Next for you: {cardOf(next.kind).name.toLowerCase()} practice, about {next.minutes} min
      </p>
      <h1 id="next">{next.title}</h1>
      <p className="prose">
        {next.summary} {next.why}
      </p>
      <div className="line">
        <ButtonLink look="main" size="big" to={`/exercises/${next.slug}`}>
          {isBegun ? "Continue" : "Start"}
        </ButtonLink>
        <Link to="/exercises">Choose another exercise</Link>
      </div>
    </section>
  );
}
