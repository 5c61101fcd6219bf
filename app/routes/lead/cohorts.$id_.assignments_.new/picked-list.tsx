import { cardOf } from "~/kinds/cards";
import { Button } from "~/ui/button";
import { Why } from "~/ui/forms/field";
import { Icon } from "~/ui/icons";

import type { Offer } from "./form.server";

/**
 * An assignment's exercises, in order. Each button sends the form and returns it with the list changed and everything
 * else as typed, so that it works without scripts.
 */
export function PickedList({
  offer,
  slugs,
  said,
  error,
}: {
  offer: Offer;
  slugs: string;
  said: string;
  error: string | undefined;
}) {
  const all = new Map(offer.tracks.flatMap(({ exercises }) => exercises.map((one) => [one.slug, one] as const)));
  const picked = slugs.split(",").flatMap((slug) => all.get(slug) ?? []);
  const isPicked = (slug: string) => picked.some((one) => one.slug === slug);
  const left = offer.tracks
    .map(({ exercises, ...track }) => ({ ...track, exercises: exercises.filter(({ slug }) => !isPicked(slug)) }))
    .filter(({ exercises }) => exercises.length > 0);
  return (
    <fieldset id="exercises" className="picked" tabIndex={-1} aria-describedby={error ? "exercises-error" : undefined}>
      <legend className="label">Exercises</legend>
      <input type="hidden" name="slugs" value={picked.map(({ slug }) => slug).join()} />
      {picked.length === 0 ? (
        <p className="meta">No exercises yet. Add one, or a whole track.</p>
      ) : (
        <ol className="rows no-gutter">
          {picked.map(({ slug, title, kind, difficulty, minutes }) => (
            <li key={slug}>
              <div>
                <bdi className="name">{title}</bdi>
                <p className="meta">
                  {cardOf(kind).name} · difficulty {difficulty} of 5 · {minutes} min
                </p>
              </div>
              <div className="does">
                <Button
                  icon
                  look="quiet"
                  type="submit"
                  name="pick"
                  value={`up:${slug}`}
                  aria-label={`Move ${title} up`}
                >
                  <Icon name="up" />
                </Button>
                <Button
                  icon
                  look="quiet"
                  type="submit"
                  name="pick"
                  value={`down:${slug}`}
                  aria-label={`Move ${title} down`}
                >
                  <Icon name="down" />
                </Button>
                <Button
                  icon
                  look="quiet"
                  type="submit"
                  name="pick"
                  value={`drop:${slug}`}
                  aria-label={`Remove ${title}`}
                >
                  <Icon name="close" />
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
      <p role="status" className="meta">
        {said}
      </p>
      {error && <Why id="exercises-error">{error}</Why>}
      {left.length > 0 && (
        <>
          <div className="line">
            <select name="add" aria-label="An exercise to add">
              {left.map(({ id, title, exercises }) => (
                <optgroup key={id} label={title}>
                  {exercises.map((one) => (
                    <option key={one.slug} value={one.slug}>
                      {one.title} ({cardOf(one.kind).name.toLowerCase()}, {one.difficulty} of 5)
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
            <Button type="submit" name="pick" value="add">
              Add
            </Button>
          </div>
          <div className="line">
            <select name="track" aria-label="A track to add">
              {left.map(({ id, title, exercises }) => (
                <option key={id} value={id}>
                  {title} ({exercises.length})
                </option>
              ))}
            </select>
            <Button type="submit" name="pick" value="add-track">
              Add the track
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}
