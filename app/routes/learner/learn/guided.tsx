import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { Part } from "~/ui/shell/page";
import { Row } from "./row";

interface GuidedProps {
  readonly exercises: readonly { readonly slug: string; readonly title: string; readonly kind: KindId }[];
}

/**
 * Offers exercises with a walkthrough, of kinds that are new to the learner. The list is empty until the learner has
 * done an exercise with a walkthrough.
 */
export function Guided({ exercises }: GuidedProps) {
  if (exercises.length === 0) return null;
  return (
    <Part id="guided" title="With the guide" about="kinds that you haven’t done yet">
      <ul className="rows">
        {exercises.map(({ slug, title, kind }) => (
          <Row key={slug} icon="flag" to={`/exercises/${slug}`} name={title} does="Open">
            {cardOf(kind).name} exercise: the guide explains each step, and counts as a hint
          </Row>
        ))}
      </ul>
    </Part>
  );
}
