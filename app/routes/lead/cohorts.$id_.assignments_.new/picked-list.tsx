import { useSubmit } from "@remix-run/react";
import { useRef } from "react";
import { Button } from "~/ui/button";
import { Grip, useDragOrder } from "~/ui/forms/drag-order";
import { Why } from "~/ui/forms/field";
import { Icon } from "~/ui/icons";
import { FindExercises } from "./find-exercises";
import type { Offer } from "./find-exercises.server";
import type { Written } from "./form.server";
import { OfferedRow } from "./offered-row";

/**
 * The exercises of an assignment or a track, in order, and the search for more. Each button sends the form. The reply
 * has the changed list and everything else as typed, so the list works without scripts. Rows can also be dragged.
 */
export function PickedList({
  offer,
  written,
  said,
  error,
}: {
  offer: Offer;
  written: Written;
  said: string;
  error: string | undefined;
}) {
  const submit = useSubmit();
  const list = useRef<HTMLFieldSetElement>(null);
  const { grip, row } = useDragOrder((slug, place) => {
    const form = list.current?.form;
    if (!form) return;
    const fields = new FormData(form);
    fields.set("pick", `move:${slug}:${place}`);
    submit(fields, { method: "post", preventScrollReset: true });
  });
  return (
    <fieldset
      ref={list}
      id="exercises"
      className="picked"
      tabIndex={-1}
      aria-describedby={error ? "exercises-error" : undefined}
    >
      <legend className="label">Exercises</legend>
      <input type="hidden" name="slugs" value={offer.picked.map(({ slug }) => slug).join()} />
      {offer.picked.length === 0 ? (
        <p className="meta">No exercises yet. Add one, or a whole track.</p>
      ) : (
        <ol className="rows">
          {offer.picked.map((one, place) => (
            <OfferedRow key={one.slug} exercise={one} mark={<Grip {...grip(one.slug, place)} />} {...row(place)}>
              <Does does="up" slug={one.slug} says={`Move ${one.title} up`} icon="up" />
              <Does does="down" slug={one.slug} says={`Move ${one.title} down`} icon="down" />
              <Does does="drop" slug={one.slug} says={`Remove ${one.title}`} icon="close" />
            </OfferedRow>
          ))}
        </ol>
      )}
      <p role="status" className="meta">
        {said}
      </p>
      {error && <Why id="exercises-error">{error}</Why>}
      <FindExercises offer={offer} written={written} />
    </fieldset>
  );
}

function Does({ does, slug, says, icon }: { does: string; slug: string; says: string; icon: "up" | "down" | "close" }) {
  return (
    <Button icon look="quiet" type="submit" name="pick" value={`${does}:${slug}`} aria-label={says}>
      <Icon name={icon} />
    </Button>
  );
}
