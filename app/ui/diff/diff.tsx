// Long: two layouts of one table, made of the same cells.
import { Fragment, memo, type ReactNode } from "react";
import { escapeHtml } from "../text/escape-html";
import { nameHidden } from "../text/hidden-signs";
import { inTurns } from "../text/in-turn";
import type { Tone } from "../text/tones";
import { type DiffLine, type Segment, type Side, type SplitRow, splitRows } from "./diff-lines";

/** A line's id inside its file, "new:12", in `data-at`, for focus and pointer events. */
export const placeName = (side: Side, line: number) => `${side}:${line}`;

const TONE_CLASS: Readonly<Record<Tone, string>> = { word: "k", text: "t", name: "f", note: "o" };

/**
 * A line of highlighted code, as HTML for one cell. Thousands of React spans would take more than half of a page's
 * time, and they never change.
 */
export function codeHtml(tokens: DiffLine["tokens"]): { __html: string } {
  const html = tokens.map(({ text, tone }) => {
    const seen = nameHidden(escapeHtml(text), (name) => `<span class="hid">${name}</span>`);
    return tone ? `<span class="${TONE_CLASS[tone]}">${seen}</span>` : seen;
  });
  return { __html: html.join("") || " " };
}

/** The same inside other text. */
export function CodeText({ tokens }: { tokens: DiffLine["tokens"] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml`
  return <span dangerouslySetInnerHTML={codeHtml(tokens)} />;
}

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
  /** Makes the numbers buttons. `stop` is the tab stop. */
  readonly pick?: { readonly stop: { readonly side: Side; readonly line: number } | null };
  /** Renders the row of a fold; without it folds show their size and cannot be opened. */
  readonly fold?: (segment: Segment, words: string) => ReactNode;
}

const SIGNS = { same: " ", add: "+", del: "−" } as const;
const WORDS = { same: "", add: "added", del: "deleted" } as const;

/** More rows would cost the server, and each reader's browser, seconds: the rest is one text. */
export const MOST_ROWS = 1_500;

/** The segments up to `MOST_ROWS` rows, and the index of the first remaining line. */
function cutRows(segments: readonly Segment[], count: number): { shown: readonly Segment[]; rest: number } {
  let room = MOST_ROWS;
  for (const [at, segment] of segments.entries()) {
    room -= segment.type === "fold" ? 1 : segment.to - segment.from;
    if (room > 0) continue;
    const to = segment.type === "fold" ? segment.to : segment.to + room;
    return { shown: [...segments.slice(0, at), { ...segment, to }], rest: to };
  }
  return { shown: segments, rest: count };
}

/** Lines without rows of their own, as one text. Nothing is left out. */
export function RestOfLines({ count, text }: { count: number; text: string }) {
  return (
    <>
      <p className="hint">The last {count.toLocaleString("en-GB")} lines, as text:</p>
      <pre className="code">{nameHidden(text)}</pre>
    </>
  );
}

const textOf = ({ tokens }: DiffLine) => tokens.map(({ text }) => text).join("");

/** A diff of one file as a real table: old | new | sign | code, or the two versions side by side. */
export function DiffTable({ caption, lines, segments, layout, tone, below, pick, fold }: DiffTableProps) {
  const span = layout === "split" ? 6 : 4;
  const { shown, rest } = cutRows(segments, lines.length);
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
                      canPick={pick !== undefined}
                      stop={stopIn(pick, row.old, row.new)}
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
                      canPick={pick !== undefined}
                      stop={stopIn(pick, line, line)}
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

/** The stop's id if it is in this row, so that only affected rows render again when it moves. */
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

function LineNumber({
  side,
  line,
  canPick,
  stop,
}: {
  side: Side;
  line: number;
  canPick: boolean;
  stop: string | null;
}) {
  if (!canPick) return <span>{line}</span>;
  const name = placeName(side, line);
  return (
    <button
      type="button"
      tabIndex={stop === name ? 0 : -1}
      data-at={name}
      aria-label={side === "old" ? `Comment on old line ${line}` : `Comment on line ${line}`}
    >
      {line}
    </button>
  );
}

function Cell({
  side,
  line,
  canPick,
  stop,
}: {
  side: Side;
  line: number | null;
  canPick: boolean;
  stop: string | null;
}) {
  return (
    <td className={side === "old" ? "n old" : "n"} data-half={side}>
      {line !== null && <LineNumber side={side} line={line} canPick={canPick} stop={stop} />}
    </td>
  );
}

function Sign({ type }: { type: DiffLine["type"] }) {
  return (
    <td className="s">
      <span aria-hidden="true">{SIGNS[type]}</span>
      {WORDS[type] && <span className="vh">{WORDS[type]}</span>}
    </td>
  );
}

const UnifiedLine = memo(function UnifiedLine({
  line,
  tone,
  canPick,
  stop,
}: {
  line: DiffLine;
  tone: string;
  canPick: boolean;
  stop: string | null;
}) {
  const type = line.type === "same" ? "" : line.type;
  return (
    <tr
      className={`${type} ${tone}`.trim() || undefined}
      data-old={line.old ?? undefined}
      data-new={line.new ?? undefined}
    >
      <Cell side="old" line={line.old} canPick={canPick} stop={stop} />
      <Cell side="new" line={line.new} canPick={canPick} stop={stop} />
      <Sign type={line.type} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml` */}
      <td className="c" dangerouslySetInnerHTML={codeHtml(line.tokens)} />
    </tr>
  );
});

const SplitLine = memo(function SplitLine({
  row,
  oldTone,
  newTone,
  canPick,
  stop,
}: {
  row: SplitRow;
  oldTone: string;
  newTone: string;
  canPick: boolean;
  stop: string | null;
}) {
  const half = (side: Side, line: DiffLine | null, tone: string) => {
    // Here the cells have the classes, because the two halves of a row differ.
    const shade = `${line && line.type !== "same" ? line.type : ""} ${tone}`.trim();
    const cells = line ? shade : "none";
    return (
      <>
        <td className={`n ${side === "old" ? "old " : ""}${cells}`} data-half={side}>
          {line && <LineNumber side={side} line={line[side]!} canPick={canPick} stop={stop} />}
        </td>
        <td className={`s ${cells}`} data-half={side}>
          {line && line.type !== "same" && (
            <>
              <span aria-hidden="true">{SIGNS[line.type]}</span>
              <span className="vh">{WORDS[line.type]}</span>
            </>
          )}
        </td>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml` */}
        <td className={`c ${cells}`} data-half={side} dangerouslySetInnerHTML={codeHtml(line?.tokens ?? [])} />
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
