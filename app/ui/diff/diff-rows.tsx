import { memo } from "react";
import { codeHtml } from "./code-text";
import type { DiffLine, Side, SplitRow } from "./diff-lines";

/**
 * The rows of a diff's table. A row is one line in the unified layout, or two halves in the split layout. `pickIn` is
 * the file on whose lines the reader may comment. Null if the reader may not comment.
 */

/** A line's id inside its file, such as "new:12". It is in `data-at`, for focus and pointer events. */
export const placeName = (side: Side, line: number) => `${side}:${line}`;

export const SIGNS = { same: " ", add: "+", del: "−" } as const;
const WORDS = { same: "", add: "added", del: "deleted" } as const;

/** Ids for a table's tab stop, so that a screen reader reads a line's code before its number. */
const signId = (id: string) => `${id}s`;
const codeId = (id: string) => `${id}c`;

function LineNumber({
  side,
  line,
  pickIn,
  stop,
  id,
}: {
  side: Side;
  line: number;
  pickIn: string | null;
  stop: string | null;
  /** The id of the table's tab stop. */
  id: string;
}) {
  if (pickIn === null) return <span>{line}</span>;
  const name = placeName(side, line);
  return (
    <button
      type="button"
      {...(stop === name
        ? { tabIndex: 0, id, "aria-labelledby": `${signId(id)} ${codeId(id)} ${id}` }
        : { tabIndex: -1 })}
      data-at={name}
      aria-label={`Comment on ${side === "old" ? "old " : ""}line ${line} of ${pickIn}`}
    >
      {line}
    </button>
  );
}

function Cell({
  side,
  line,
  pickIn,
  stop,
  id,
}: {
  side: Side;
  line: number | null;
  pickIn: string | null;
  stop: string | null;
  id: string;
}) {
  return (
    <td className={side === "old" ? "n old" : "n"} data-half={side}>
      {line !== null && <LineNumber side={side} line={line} pickIn={pickIn} stop={stop} id={id} />}
    </td>
  );
}

const Sign = ({ type }: { type: DiffLine["type"] }) =>
  WORDS[type] && (
    <>
      <span aria-hidden="true">{SIGNS[type]}</span>
      <span className="vh">{WORDS[type]}</span>
    </>
  );

export const UnifiedLine = memo(function UnifiedLine({
  line,
  tone,
  pickIn,
  stop,
  id,
}: {
  line: DiffLine;
  tone: string;
  pickIn: string | null;
  stop: string | null;
  id: string;
}) {
  const type = line.type === "same" ? "" : line.type;
  return (
    <tr
      className={`${type} ${tone}`.trim() || undefined}
      data-old={line.old ?? undefined}
      data-new={line.new ?? undefined}
    >
      <Cell side="old" line={line.old} pickIn={pickIn} stop={stop} id={id} />
      <Cell side="new" line={line.new} pickIn={pickIn} stop={stop} id={id} />
      <td className="s" id={stop ? signId(id) : undefined}>
        <Sign type={line.type} />
      </td>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml` */}
      <td className="c" id={stop ? codeId(id) : undefined} dangerouslySetInnerHTML={codeHtml(line.tokens)} />
    </tr>
  );
});

export const SplitLine = memo(function SplitLine({
  row,
  oldTone,
  newTone,
  pickIn,
  stop,
  id,
}: {
  row: SplitRow;
  oldTone: string;
  newTone: string;
  pickIn: string | null;
  stop: string | null;
  id: string;
}) {
  const half = (side: Side, line: DiffLine | null, tone: string) => {
    // Set the classes on the cells and not on the row, because the two halves of a row differ.
    const shade = `${line && line.type !== "same" ? line.type : ""} ${tone}`.trim();
    const cells = line ? shade : "none";
    const isStop = line && stop === placeName(side, line[side]!);
    const code = isStop ? { id: codeId(id) } : {};
    const tokens = (side === "old" && line?.oldTokens) || line?.tokens;
    return (
      <>
        <td className={`n ${side === "old" ? "old " : ""}${cells}`} data-half={side}>
          {line && <LineNumber side={side} line={line[side]!} pickIn={pickIn} stop={stop} id={id} />}
        </td>
        <td className={`s ${cells}`} data-half={side} id={isStop ? signId(id) : undefined}>
          {line && <Sign type={line.type} />}
        </td>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml` */}
        <td className={`c ${cells}`} data-half={side} {...code} dangerouslySetInnerHTML={codeHtml(tokens ?? [])} />
      </>
    );
  };
  return (
    <tr data-old={row.old?.old ?? undefined} data-new={row.new?.new ?? undefined}>
      {half("old", row.old, oldTone)}
      {half("new", row.new, newTone)}
    </tr>
  );
});
