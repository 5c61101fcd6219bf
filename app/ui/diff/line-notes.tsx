import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useContext,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { DiffTableProps } from "./diff";
import type { Side } from "./diff-lines";

/** A line that a note can stand on, or several: then it is drawn under the last. */
export interface NotePlace {
  readonly file: string;
  readonly side: Side;
  readonly line: number;
  readonly endLine?: number | null | undefined;
}

/** "12", or "12–15". */
export const sayLines = ({ line, endLine }: Pick<NotePlace, "line" | "endLine">) =>
  endLine ? `${line}–${endLine}` : `${line}`;

/** "line 12 of src/vat.ts", "old lines 12–15 of src/vat.ts". */
export const sayPlace = (place: NotePlace) =>
  `${place.side === "old" ? "old " : ""}${place.endLine ? "lines" : "line"} ${sayLines(place)} of ${place.file}`;

/** Whether a note is drawn under this line. */
export const isDrawnAt = (note: NotePlace, at: NotePlace) =>
  note.file === at.file && note.side === at.side && (note.endLine ?? note.line) === at.line;

/** Notes that stand on several lines: these are marked, and never folded away. */
export const NoteRangesContext = createContext<readonly NotePlace[]>([]);

/** Tells of a line whether a note of several lines stands on it. */
export function useNoteRanges(file: string) {
  const ranges = useContext(NoteRangesContext).filter((range) => range.file === file && range.endLine);
  return (side: Side, line: number | null) =>
    line !== null && ranges.some((range) => range.side === side && range.line <= line && line <= range.endLine!);
}

/** Begins a note on a line; null where this person may only read. */
export const WriteNoteContext = createContext<((place: NotePlace) => void) | null>(null);

const never = () => () => {};
/** False on the server and while the page is being woken up: what needs JavaScript is drawn after that. */
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

/** A note, or a suggestion for it, stands on what one takes in at a glance. */
const MOST_LINES = 50;

/** Lines being chosen: where it began, and the end that moves. */
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
 * Makes the line numbers of one drawn file buttons that begin a note: one tab stop a file, arrows inside; with Shift
 * they choose several lines, as a click with Shift does. A finger begins one anywhere on a line, which is lower than a
 * finger is wide. `first` is the stop to begin with. Spread `hears` on what holds the file's table, hand `pick` to the
 * table; lines that are chosen have `toneOf`'s class, and `says` tells of them (for a status).
 */
export function useLineNotes(file: string, first: Stop | null) {
  const write = useContext(WriteNoteContext);
  const isAwake = useAwake();
  const [stop, setStop] = useState(first);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const isTouch = useRef(false);
  /** Where one was before a press with Shift, which takes the focus with it. */
  const before = useRef<Stop | null>(null);
  const isNoted = useNoteRanges(file);
  const toneOf = (side: Side, line: number | null) =>
    line !== null && chosen?.side === side && isWithin(chosen, line) ? "now" : isNoted(side, line) ? "mine" : "";
  const says = chosen ? `Lines ${Math.min(chosen.from, chosen.to)} to ${Math.max(chosen.from, chosen.to)} chosen` : "";
  if (!write || !isAwake) return { pick: undefined as DiffTableProps["pick"], hears: {}, toneOf, says };
  return {
    toneOf,
    says,
    pick: { stop },
    hears: {
      onPointerDown(event: PointerEvent) {
        isTouch.current = event.pointerType === "touch";
        before.current = event.shiftKey ? stop : null;
        // Shift and a click choose text elsewhere; here they choose lines.
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
 * A line's number button: of its new side where it has both, or of the side that is asked for. Rows of notes and folds
 * have none.
 */
const buttonOf = (row: Element | null | undefined, side?: Side) =>
  [...(row?.querySelectorAll<HTMLElement>(`td.n [data-at${side ? `^="${side}:"` : ""}]`) ?? [])].at(-1);

/** The number button of the next or previous line; with `side`, of the next that this side has. */
function neighbour(table: Element, from: Element, by: 1 | -1, side?: Side): HTMLElement | undefined {
  const rows = [...table.querySelectorAll("tr")].filter((row) => buttonOf(row, side));
  return buttonOf(rows[rows.indexOf(from.closest("tr")!) + by], side);
}

/** Tells who does not see them which lines are chosen. */
export function Chosen({ says }: { says: string }) {
  return (
    <p className="vh" role="status">
      {says}
    </p>
  );
}
