import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useContext,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { DiffTableProps } from "./diff";
import type { Side } from "./diff-lines";
import { MOST_LINES } from "./note-lines";

/** The place of a note: one line, or several lines. A note on several lines is shown under the last line. */
export interface NotePlace {
  readonly file: string;
  readonly side: Side;
  readonly line: number;
  readonly endLine?: number | null | undefined;
}

/** The line numbers of a note: "12" or "12–15". */
export const sayLines = ({ line, endLine }: Pick<NotePlace, "line" | "endLine">) =>
  endLine ? `${line}–${endLine}` : `${line}`;

/** The place of a note, for example "line 12 of src/vat.ts" or "old lines 12–15 of src/vat.ts". */
export const sayPlace = (place: NotePlace) =>
  `${place.side === "old" ? "old " : ""}${place.endLine ? "lines" : "line"} ${sayLines(place)} of ${place.file}`;

const keyOf = ({ file, side, line, endLine }: NotePlace) => `${side} ${endLine ?? line} ${file}`;

/** Whether a note is shown under this line. */
export const isDrawnAt = (note: NotePlace, at: NotePlace) => keyOf(note) === keyOf(at);

/** Returns a function that finds the notes under a line: the notes whose last line it is. */
export function useNotesBelow<Note extends NotePlace>(notes: readonly Note[]): (at: NotePlace) => readonly Note[] {
  // Grouped once, because a page asks for every line, and may have 1,000 notes.
  const byLine = useMemo(() => {
    const groups = new Map<string, Note[]>();
    for (const note of notes) {
      const group = groups.get(keyOf(note));
      if (group) group.push(note);
      else groups.set(keyOf(note), [note]);
    }
    return groups;
  }, [notes]);
  return (at) => byLine.get(keyOf(at)) ?? [];
}

/** The ranges of notes on several lines. These lines are marked, and never folded. */
export const NoteRangesContext = createContext<readonly NotePlace[]>([]);

/** Returns whether a line is part of a multi-line note. */
export function useNoteRanges(file: string) {
  const ranges = useContext(NoteRangesContext);
  const noted = useMemo(() => {
    const lines = new Set<string>();
    for (const { side, line, endLine } of ranges.filter((range) => range.file === file))
      for (let at = line; endLine && at <= endLine; at++) lines.add(`${side} ${at}`);
    return lines;
  }, [ranges, file]);
  return (side: Side, line: number | null) => line !== null && noted.has(`${side} ${line}`);
}

/** A function that starts a note on a line; null if this person may only read. */
export const WriteNoteContext = createContext<((place: NotePlace) => void) | null>(null);

const never = () => () => {};
/** False on the server and during hydration. Parts that need JavaScript render once this value is true. */
export const useAwake = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

type Stop = { readonly side: Side; readonly line: number };

function stopOf(target: Element | null | undefined): Stop | null {
  const name = target?.closest("[data-at]")?.getAttribute("data-at");
  const [side, line] = name?.split(":") ?? [];
  return side && line ? { side: side as Side, line: Number(line) } : null;
}

/** A selection of lines, with a fixed start and a moving end. */
interface Chosen {
  readonly side: Side;
  readonly from: number;
  readonly to: number;
}

const span = (side: Side, from: number, to: number): Omit<NotePlace, "file"> => ({
  side,
  line: Math.min(from, to),
  ...(from !== to && { endLine: Math.max(from, to) }),
});
const isWithin = ({ from, to }: Chosen, line: number) => Math.min(from, to) <= line && line <= Math.max(from, to);

/**
 * Turns the line numbers of one file into buttons that start a note. Each file has one tab stop, from which the arrow
 * keys move between lines. Shift with an arrow key or a click selects several lines. A tap anywhere on a line starts a
 * note, because line numbers are too small for fingers. `first` is the initial stop. Spread `hears` on the table's
 * container, and pass `pick` to the table. Selected lines have `toneOf`'s class, and `says` describes them for a status
 * message.
 */
export function useLineNotes(file: string, first: Stop | null) {
  const write = useContext(WriteNoteContext);
  const isAwake = useAwake();
  const [stop, setStop] = useState(first);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const isTouch = useRef(false);
  /** The tab stop before a Shift-click. It is stored because the click moves the focus. */
  const before = useRef<Stop | null>(null);
  const isNoted = useNoteRanges(file);
  const toneOf = (side: Side, line: number | null) =>
    line !== null && chosen?.side === side && isWithin(chosen, line) ? "now" : isNoted(side, line) ? "mine" : "";
  const says = chosen ? `Lines ${Math.min(chosen.from, chosen.to)} to ${Math.max(chosen.from, chosen.to)} chosen` : "";
  if (!write || !isAwake) return { pick: undefined as DiffTableProps["pick"], hears: {}, toneOf, says };
  return {
    toneOf,
    says,
    pick: { file, stop },
    hears: {
      onPointerDown(event: PointerEvent) {
        isTouch.current = event.pointerType === "touch";
        before.current = event.shiftKey ? stop : null;
        // A Shift-click usually selects text, but on a line number it selects lines.
        if (event.shiftKey && stopOf(event.target as Element)) getSelection()?.removeAllRanges();
      },
      onClick(event: MouseEvent) {
        const target = event.target as Element;
        const at = stopOf(target) ?? (isTouch.current ? stopOf(buttonOf(target.closest("tr"))) : null);
        if (!at) return;
        const from = event.shiftKey && before.current?.side === at.side ? before.current.line : null;
        if (from !== null && Math.abs(from - at.line) < MOST_LINES) write({ file, ...span(at.side, from, at.line) });
        else if (chosen?.side === at.side && isWithin(chosen, at.line))
          write({ file, ...span(at.side, chosen.from, chosen.to) });
        else write({ file, ...at });
        setChosen(null);
      },
      onFocus(event: FocusEvent) {
        const at = stopOf(event.target as Element);
        if (at) setStop(at);
      },
      onBlur(event: FocusEvent) {
        if (chosen && !event.currentTarget.contains(event.relatedTarget)) setChosen(null);
      },
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        const at = stopOf(event.target as Element);
        if (!by || !at) return;
        event.preventDefault();
        if (!event.shiftKey) {
          setChosen(null);
          neighbour(event.currentTarget, event.target as Element, by)?.focus();
          return;
        }
        const next = neighbour(event.currentTarget, event.target as Element, by, at.side);
        const to = stopOf(next)?.line;
        const from = chosen?.side === at.side ? chosen.from : at.line;
        if (!next || to === undefined || Math.abs(from - to) >= MOST_LINES) return;
        setChosen(from === to ? null : { side: at.side, from, to });
        next.focus();
      },
    },
  };
}

/**
 * The button on a line number, on the given side. The default is the new side if the line has both sides. Rows of notes
 * and folds have no button.
 */
const buttonOf = (row: Element | null | undefined, side?: Side) =>
  [...(row?.querySelectorAll<HTMLElement>(`td.n [data-at${side ? `^="${side}:"` : ""}]`) ?? [])].at(-1);

/** The number button of the next or previous line; with `side`, of the next line on this side. */
function neighbour(table: Element, from: Element, by: 1 | -1, side?: Side): HTMLElement | undefined {
  const rows = [...table.querySelectorAll("tr")].filter((row) => buttonOf(row, side));
  return buttonOf(rows[rows.indexOf(from.closest("tr")!) + by], side);
}

/** Announces the selected lines to screen readers. */
export function Chosen({ says }: { says: string }) {
  return (
    <p className="vh" role="status">
      {says}
    </p>
  );
}
