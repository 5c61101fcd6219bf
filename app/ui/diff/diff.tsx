import { Fragment, type ReactNode, useContext, useId } from "react";
import { inTurns } from "../text/in-turn";
import { type DiffLine, type Segment, type Side, splitRows } from "./diff-lines";
import { placeName, SIGNS, SplitLine, UnifiedLine } from "./diff-rows";
import { cutRows, RestOfLines, RowsContext } from "./most-rows";

export interface DiffTableProps {
  /** Names the file, for people who cannot see the header above it. */
  readonly caption: string;
  readonly lines: readonly DiffLine[];
  readonly segments: readonly Segment[];
  readonly layout: "unified" | "split";
  /** Classes of a line on one side: "mine", "now", "was-good" … */
  readonly tone?: (line: DiffLine, side: Side) => string;
  /** Content under the line, across the table. `tone` is an additional class of the row. */
  readonly below?: (line: DiffLine) => { readonly content: ReactNode; readonly tone?: string } | null;
  /** If set, line numbers are buttons whose labels name the file. `stop` is the line that has the tab stop. */
  readonly pick?: { readonly file: string; readonly stop: { readonly side: Side; readonly line: number } | null };
  /** Renders the row of a fold. If absent, folds show their size and can't be opened. */
  readonly fold?: (segment: Segment, words: string) => ReactNode;
}

const textOf = ({ tokens }: DiffLine) => tokens.map(({ text }) => text).join("");

/** A diff of one file as a real table: old | new | sign | code, or the two versions side by side. */
export function DiffTable({ caption, lines, segments, layout, tone, below, pick, fold }: DiffTableProps) {
  const id = useId();
  const span = layout === "split" ? 6 : 4;
  const { shown, rest } = cutRows(segments, lines.length, useContext(RowsContext));
  const others = lines.slice(rest);
  return (
    <table className={layout === "split" ? "diff split" : "diff"}>
      <caption className="vh">{caption}</caption>
      <Columns layout={layout} />
      <tbody>
        {shown.map((segment) => {
          const part = lines.slice(segment.from, segment.to);
          if (segment.type === "fold") {
            const words = foldWords(part);
            return (
              <tr className="fold" key={`fold ${segment.from}`}>
                <td colSpan={span}>{fold ? fold(segment, words) : words}</td>
              </tr>
            );
          }
          return layout === "split"
            ? inTurns(
                splitRows(part).map((row) => (
                  <Fragment key={keyOf(row.old ?? row.new!)}>
                    <SplitLine
                      row={row}
                      oldTone={row.old && tone ? tone(row.old, "old") : ""}
                      newTone={row.new && tone ? tone(row.new, "new") : ""}
                      pickIn={pick?.file ?? null}
                      stop={stopIn(pick, row.old, row.new)}
                      id={id}
                    />
                    {noteRows(row.old === row.new ? [row.new] : [row.old, row.new], below, span)}
                  </Fragment>
                )),
              )
            : inTurns(
                part.map((line) => (
                  <Fragment key={keyOf(line)}>
                    <UnifiedLine
                      line={line}
                      tone={tone ? unifiedTone(tone, line) : ""}
                      pickIn={pick?.file ?? null}
                      stop={stopIn(pick, line, line)}
                      id={id}
                    />
                    {noteRows([line], below, span)}
                  </Fragment>
                )),
              );
        })}
        {others.length > 0 && (
          <>
            <tr>
              <td colSpan={span}>
                <RestOfLines
                  count={others.length}
                  text={others.map((line) => `${SIGNS[line.type]}${textOf(line)}`).join("\n")}
                />
              </td>
            </tr>
            {noteRows(others, below, span)}
          </>
        )}
      </tbody>
    </table>
  );
}

const keyOf = (line: DiffLine) => `${line.old ?? ""}/${line.new ?? ""}`;

function unifiedTone(tone: NonNullable<DiffTableProps["tone"]>, line: DiffLine): string {
  const sides: Side[] = line.type === "same" ? ["old", "new"] : [line.type === "del" ? "old" : "new"];
  return [...new Set(sides.flatMap((side) => tone(line, side).split(" ")))].join(" ").trim();
}

function foldWords(part: readonly DiffLine[]): string {
  const [first, last] = [part[0]!, part.at(-1)!];
  return `Lines ${first.new}–${last.new} unchanged`;
}

/** The stop's id if the stop is in this row, so that only affected rows render again when the stop moves. */
function stopIn(pick: DiffTableProps["pick"], old: DiffLine | null, now: DiffLine | null): string | null {
  const stop = pick?.stop;
  if (!stop) return null;
  const isHere = stop.side === "old" ? old?.old === stop.line : now?.new === stop.line;
  return isHere ? placeName(stop.side, stop.line) : null;
}

function noteRows(lines: readonly (DiffLine | null)[], below: DiffTableProps["below"], span: number) {
  return lines.map((line) => {
    const note = line && below?.(line);
    return note ? (
      <tr className={note.tone ? `note ${note.tone}` : "note"} key={`note ${keyOf(line)}`}>
        <td colSpan={span}>{note.content}</td>
      </tr>
    ) : null;
  });
}

function Columns({ layout }: { layout: "unified" | "split" }) {
  const heads =
    layout === "split"
      ? ["Old line", "Change", "Old code", "New line", "Change", "New code"]
      : ["Old line", "New line", "Change", "Code"];
  return (
    <>
      <colgroup>
        {layout === "split" ? (
          <>
            <col className="n" />
            <col className="s" />
            <col />
            <col className="n" />
            <col className="s" />
            <col />
          </>
        ) : (
          <>
            <col className="n old" />
            <col className="n" />
            <col className="s" />
            <col />
          </>
        )}
      </colgroup>
      <thead className="vh">
        <tr>
          {heads.map((head, i) => (
            <th key={i} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
