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

/** A line that a note can stand on. */
export interface NotePlace {
  readonly file: string;
  readonly side: Side;
  readonly line: number;
}

/** "line 12 of src/vat.ts". */
export const sayPlace = ({ file, side, line }: NotePlace) =>
  `${side === "old" ? "old line" : "line"} ${line} of ${file}`;

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

/**
 * Makes the line numbers of one drawn file buttons that begin a note: one tab stop a file, arrows inside. A finger begins
 * one anywhere on a line, which is lower than a finger is wide. `first` is the stop to begin with. Spread `hears` on what holds the file's table, hand `pick` to the table.
 */
export function useLineNotes(file: string, first: Stop | null) {
  const write = useContext(WriteNoteContext);
  const isAwake = useAwake();
  const [stop, setStop] = useState(first);
  const isTouch = useRef(false);
  if (!write || !isAwake) return { pick: undefined as DiffTableProps["pick"], hears: {} };
  return {
    pick: { stop },
    hears: {
      onPointerDown(event: PointerEvent) {
        isTouch.current = event.pointerType === "touch";
      },
      onClick(event: MouseEvent) {
        const target = event.target as Element;
        const at = stopOf(target) ?? (isTouch.current ? stopOf(buttonOf(target.closest("tr"))) : null);
        if (at) write({ file, ...at });
      },
      onFocus(event: FocusEvent) {
        const at = stopOf(event.target as Element);
        if (at) setStop(at);
      },
      onKeyDown(event: KeyboardEvent<HTMLElement>) {
        const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
        if (!by || !stopOf(event.target as Element)) return;
        event.preventDefault();
        neighbour(event.currentTarget, event.target as Element, by)?.focus();
      },
    },
  };
}

/** A line's number button: of its new side where it has both. Rows of notes and folds have none. */
const buttonOf = (row: Element | null | undefined) =>
  [...(row?.querySelectorAll<HTMLElement>("td.n [data-at]") ?? [])].at(-1);

/** The number button of the next or previous line. */
function neighbour(table: Element, from: Element, by: 1 | -1): HTMLElement | undefined {
  const rows = [...table.querySelectorAll("tr")].filter((row) => buttonOf(row));
  return buttonOf(rows[rows.indexOf(from.closest("tr")!) + by]);
}
