import { Link } from "@remix-run/react";
import { sayPlace } from "~/cohort/items/places";
import { CodeText } from "~/ui/diff/code-text";
import { Mark } from "~/ui/mark";
import type { Group } from "~/ui/shell/cohort-tabs";
import { percent } from "~/ui/state-mark";
import { ThirdsText } from "./thirds";
import type { Lines, PlaceRow, To } from "./types";

/** The places that several people marked as wrong although the key says they are correct, each with its lines. */
export function Places({
  people,
  places,
  own,
  group,
  lines,
  to,
}: {
  people: number;
  places: readonly PlaceRow[];
  own: readonly number[];
  group: Group;
  lines: Lines;
  to: To;
}) {
  if (places.length === 0) return <p className="prose">No two people marked the same correct code as wrong.</p>;
  return (
    <ol className="item-places">
      {places.map((place, at) => (
        <li key={sayPlace(place)}>
          <h3>{placeWords(place)}</h3>
          <p>
            By {place.people} of {people} people <span className="meta">({percent(place.people / people)})</span>,
            classified as {place.classes.map(({ class: called, people: count }) => `${called} (${count})`).join(", ")}.
            In this {group}: {own[at] ? <Link to={to({ place: sayPlace(place) })}>{own[at]}</Link> : "no one"}.
          </p>
          <p className="meta">
            {place.isDecoy ? (
              "This is a decoy: correct code that is meant to look wrong."
            ) : (
              <>
                By <ThirdsText thirds={place.thirds} />.{" "}
                {place.thirds?.isMore && <Mark tone="half">more often by the top third: check the key</Mark>}
              </>
            )}
          </p>
          {lines[at] && (
            <section aria-label={`${placeWords(place)}: the code`}>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
              <pre className="code" tabIndex={0}>
                {lines[at].map(({ line, text, isIn }) => (
                  <span key={line} className={isIn ? "block item-line is-in" : "block item-line"}>
                    <span className="number">{line}</span> <CodeText tokens={text === "" ? [] : [{ text }]} />
                  </span>
                ))}
              </pre>
              {lines[at].at(-1)!.line < place.to && <p className="meta">The lines after these are not shown.</p>}
            </section>
          )}
        </li>
      ))}
    </ol>
  );
}

function placeWords({ file, side, from, to }: PlaceRow): string {
  if (file === null) return "The change as a whole";
  return `${file}, ${from === to ? `line ${from}` : `lines ${from}–${to}`}${side === "old" ? " before the change" : ""}`;
}
