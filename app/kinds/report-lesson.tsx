import type { ReactNode } from "react";
import { Prose } from "~/ui/text/dressed";
import { DEFECT_CLASSES, type DefectClass } from "./defect-classes";
import { ShortLessonLink } from "./lesson-link";
import { TEACHING } from "./report-texts";

/** The exercise's teaching, shown after submission. */
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

/** The defect classes of the exercise, each with its meaning. */
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
 * The end of a report that has no side column. It shows the teaching, the defect classes, and what the exercise
 * counts for.
 */
export function Lesson({
  detail: { teaching, classes },
  aside,
}: {
  detail: { readonly teaching: string; readonly classes: readonly DefectClass[] };
  aside: ReactNode;
}) {
  return (
    <div className="report-cols lesson">
      {teaching && <Teaching text={teaching} />}
      <aside className="report-side" aria-label="About this exercise">
        <WhatWasInIt classes={classes} />
        {aside}
      </aside>
    </div>
  );
}
