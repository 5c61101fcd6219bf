import { useMemo, useState } from "react";
import { Button } from "../button";
import { diffLines } from "./compare";
import { FoldedDiff } from "./folded-diff";
import { type NotePlace, sayPlace, useAwake } from "./line-notes";

/** Compares lines with a suggested replacement. It never changes the submission. */
export function SuggestionDiff({ place, before, after }: { place: NotePlace; before: string; after: string }) {
  const [isSplit, setSplit] = useState(false);
  const isAwake = useAwake();
  const lines = useMemo(() => {
    const moved = (line: number | null) => line && line + place.line - 1;
    return diffLines(before, after).map((line) => ({ ...line, old: moved(line.old), new: moved(line.new) }));
  }, [before, after, place.line]);
  return (
    <figure className="suggestion">
      <figcaption>
        <span>
          Suggested {lines.every(({ new: now }) => now === null) ? "without" : "for"} {sayPlace(place)}
        </span>
        {isAwake && (
          <Button size="small" look="quiet" aria-pressed={isSplit} onClick={() => setSplit(!isSplit)}>
            Compare side by side
          </Button>
        )}
      </figcaption>
      <FoldedDiff caption={`Suggested for ${sayPlace(place)}`} lines={lines} layout={isSplit ? "split" : "unified"} />
    </figure>
  );
}
