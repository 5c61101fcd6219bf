import type { ReactNode } from "react";
import { EXPLANATION, OnAsk } from "~/ui/on-ask";
import { Prose } from "~/ui/text/dressed";
import { DEFECT_CLASSES, type DefectClass } from "./defect-classes";
import { KindLessonLink, ShortLessonLink } from "./lesson-link";
import { TEACHING } from "./report-texts";

/** Shows the exercise's teaching text after submission. */
export function Teaching({ text }: { text: string }) {
  return (
    <section className="part" aria-labelledby="teaching">
      <header>
        <h2 id="teaching">What to take away</h2>
      </header>
      <Prose name={TEACHING} text={text} className="read prose" />
    </section>
  );
}

/** Lists the exercise's defect classes, each with its meaning. */
export function WhatWasInIt({ classes }: { classes: readonly DefectClass[] }) {
  if (classes.length === 0) return null;
  return (
    <section aria-labelledby="classes">
      <h2 id="classes">What was in this exercise</h2>
      <ul className="grid gap-1">
        {classes.map((id) => (
          <li key={id}>
            <span className="tag">{id}</span> <span className="hint">{DEFECT_CLASSES[id]}</span>{" "}
            <ShortLessonLink of={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * Shows the exercise's teaching text, folded, to a learner who hasn't passed. The text is empty until the learner
 * requests it.
 */
function FoldedTeaching({ text }: { text: string }) {
  return (
    <section className="part" aria-labelledby="teaching">
      <header>
        <h2 id="teaching">What to take away</h2>
      </header>
      <p className="prose">
        This exercise’s explanation gives the answer away, so reports show it only after a pass. If you are stuck, you
        can read it now. It counts as a hint: your score stays the same, but later attempts at this exercise are for
        practice.
      </p>
      <OnAsk id={EXPLANATION} says="Show the explanation" isHere={text !== ""}>
        <Prose name={TEACHING} text={text} className="read prose" />
      </OnAsk>
    </section>
  );
}

/**
 * The end of a report that has no side column. Shows the teaching text, the defect classes, and what the exercise
 * counts for. For learners who have never passed, the teaching text is folded, because they can still improve their
 * work.
 */
export function Lesson({
  report: {
    detail: { teaching, classes },
  },
  isFolded,
  aside,
}: {
  report: {
    readonly detail: { readonly teaching: string; readonly classes: readonly DefectClass[] };
  };
  isFolded: boolean;
  aside: ReactNode;
}) {
  return (
    <div className="report-cols lesson">
      {isFolded ? <FoldedTeaching text={teaching} /> : teaching && <Teaching text={teaching} />}
      <aside className="report-side" aria-label="About this exercise">
        <WhatWasInIt classes={classes} />
        <KindLessonLink />
        {aside}
      </aside>
    </div>
  );
}
