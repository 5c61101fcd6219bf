import { type ReactNode, useState } from "react";
import { Icon } from "../icons";
import { firstStop } from "../text/code-block";
import { DiffTable, type DiffTableProps } from "./diff";
import { countsOf, type DiffLine, type Side, segmentsOf } from "./diff-lines";
import { Chosen, useAwake, useLineNotes, useNoteRanges } from "./line-notes";
import "../styles/report.css";

export interface NotedFileProps {
  readonly path: string;
  readonly status: "new" | "changed" | "deleted";
  /** Every line of both versions, including unchanged ones. */
  readonly lines: readonly DiffLine[];
  readonly caption: string;
  readonly tone?: DiffTableProps["tone"];
  /** Content under a line; a line with content is never folded. */
  readonly below: (line: DiffLine) => ReactNode;
  /** Whether something refers to a line, so that it must not be folded. */
  readonly keeps?: (line: DiffLine) => boolean;
}

const SIDES: readonly Side[] = ["old", "new"];

/** A changed file with notes on its lines: a unified diff with unchanged lines folded until opened. */
export function NotedFile({ path, status, lines, caption, tone, below, keeps }: NotedFileProps) {
  const isAwake = useAwake();
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const isNoted = useNoteRanges(path);
  const shown = lines.map(below);
  const index = new Map(lines.map((line, i) => [line, i]));
  const segments = segmentsOf(lines, (line) => {
    const at = index.get(line)!;
    const isHeld = SIDES.some((side) => isNoted(side, line[side]));
    return opened.has(at) || Boolean(shown[at]) || isHeld || (keeps?.(line) ?? false);
  });
  const first = segments.find(({ type }) => type === "lines");
  const { pick, hears, toneOf, says } = useLineNotes(path, firstStop(lines[first?.from ?? 0]));
  const counts = countsOf(lines);
  return (
    <section className={status === "new" ? "file new" : "file"} aria-label={path}>
      <header>
        <Icon name="file" />
        <h3>{path}</h3>
        <span className="end">
          {status !== "changed" && <span className="hint">{status === "new" ? "new" : "removed"}</span>}
          {counts.added > 0 && <span className="plus">+{counts.added}</span>}
          {counts.deleted > 0 && <span className="minus">−{counts.deleted}</span>}
        </span>
      </header>
      <div {...hears}>
        <Chosen says={says} />
        <DiffTable
          caption={caption}
          lines={lines}
          segments={segments}
          layout="unified"
          tone={(line, side) => `${tone?.(line, side) ?? ""} ${toneOf(side, line[side])}`}
          pick={pick}
          below={(line) => {
            const content = shown[index.get(line)!];
            return content ? { content } : null;
          }}
          fold={
            isAwake
              ? ({ from, to }, words) => (
                  <button
                    type="button"
                    className="cursor-pointer underline"
                    onClick={() => setOpened(new Set([...opened, ...range(from, to)]))}
                  >
                    {words}: show them
                  </button>
                )
              : undefined
          }
        />
      </div>
    </section>
  );
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** The notes on a displayed line: on its old number, its new number, or both. */
export function notesOn(
  file: string,
  line: Pick<DiffLine, Side>,
  notesAt: (place: { file: string; side: Side; line: number }) => ReactNode,
): ReactNode[] {
  return SIDES.flatMap((side) => {
    const number = line[side];
    const note = number === null ? null : notesAt({ file, side, line: number });
    return note ? [<div key={side}>{note}</div>] : [];
  });
}
