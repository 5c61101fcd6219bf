import { useState } from "react";
import { diffLines } from "./compare";
import { DiffTable, type DiffTableProps } from "./diff";
import { type DiffLine, segmentsOf } from "./diff-lines";

/** A read-only diff with unchanged lines folded until opened. */
export function FoldedDiff({ caption, lines, layout }: Pick<DiffTableProps, "caption" | "lines" | "layout">) {
  // The unfolded lines by their new numbers, so that an edit elsewhere leaves opened folds open.
  const [opened, setOpened] = useState<readonly { readonly from: number; readonly to: number }[]>([]);
  const isOpened = (line: DiffLine) => opened.some(({ from, to }) => from <= line.new! && line.new! <= to);
  return (
    <DiffTable
      caption={caption}
      lines={lines}
      segments={segmentsOf(lines, isOpened)}
      layout={layout}
      fold={(segment, words) => (
        <button
          type="button"
          className="link"
          aria-label={`${words}, show them`}
          onClick={() => setOpened([...opened, { from: lines[segment.from]!.new!, to: lines[segment.to - 1]!.new! }])}
        >
          {words}
        </button>
      )}
    />
  );
}

/** The read-only diff of two texts. */
export function TextsDiff({ caption, before, after }: { caption: string; before: string; after: string }) {
  return <FoldedDiff caption={caption} lines={diffLines(before, after)} layout="unified" />;
}
