import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import { type Choice, choose, type DiffPart, extendToward, type Stop } from "./diff-choice";
import type { Side } from "./diff-lines";

type Place = Pick<Stop, "file" | "side" | "line">;

/**
 * Which line of the diff something on the page belongs to: the side of its half, else the new one where there is one.
 */
function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>("tr[data-old], tr[data-new]");
  const file = row?.closest<HTMLElement>("[data-file]")?.dataset.file;
  if (!row || file === undefined) return null;
  const half = target.closest<HTMLElement>("td[data-half]")?.dataset.half as Side | undefined;
  const side: Side = half && row.dataset[half] !== undefined ? half : row.dataset.new !== undefined ? "new" : "old";
  return { file, side, line: Number(row.dataset[side]) };
}

const isGutter = (target: EventTarget | null) => target instanceof Element && target.closest("td.n, td.s") !== null;

/**
 * Choosing lines with mouse, finger and button, for the element round the diffs. A mouse drags over the numbers (Shift
 * widens); a finger taps anywhere on a line, and a second tap widens to there; a line's button, pressed by key or by a
 * screen reader, chooses its line. `onDone` is called when mouse or button have chosen; a finger is asked first.
 */
export function usePick({
  parts,
  choice,
  setChoice,
  onDone,
}: {
  parts: readonly DiffPart[];
  choice: Choice | null;
  setChoice: (choice: Choice | null) => void;
  onDone: (choice: Choice) => void;
}) {
  const drag = useRef<Choice | null>(null);
  const by = useRef("mouse");
  /** A click that ends a press which is dealt with already. */
  const isDealtWith = useRef(false);
  return {
    onPointerDown(event: PointerEvent) {
      by.current = event.pointerType;
      isDealtWith.current = false;
      if (event.pointerType !== "mouse" || event.button !== 0 || !isGutter(event.target)) return;
      const place = placeOf(event.target);
      if (!place) return;
      event.preventDefault();
      drag.current = event.shiftKey ? extendToward(parts, choice, place) : choose(place);
      setChoice(drag.current);
    },
    onPointerMove(event: PointerEvent) {
      if (!drag.current) return;
      const place = placeOf(event.target);
      if (!place || place.file !== drag.current.file) return;
      drag.current = extendToward(parts, drag.current, place);
      setChoice(drag.current);
    },
    onPointerUp() {
      if (!drag.current) return;
      const done = drag.current;
      drag.current = null;
      isDealtWith.current = true;
      onDone(done);
    },
    onClick(event: MouseEvent) {
      if (isDealtWith.current) {
        isDealtWith.current = false;
        return;
      }
      const place = placeOf(event.target);
      if (!place) return;
      const isButton = event.target instanceof Element && event.target.closest("button[data-at]") !== null;
      // A press by key has no detail; a screen reader's may, but has no pointer before it.
      if (isButton && (event.detail === 0 || by.current === "mouse")) {
        const isWithin =
          choice !== null &&
          choice.file === place.file &&
          choice.side === place.side &&
          Math.min(choice.anchor, choice.head) <= place.line &&
          place.line <= Math.max(choice.anchor, choice.head);
        const next = isWithin ? choice : choose(place);
        setChoice(next);
        onDone(next);
      } else if (by.current !== "mouse") {
        const isSame =
          choice && choice.file === place.file && choice.anchor === choice.head && choice.head === place.line;
        setChoice(isSame ? null : extendToward(parts, choice, place));
      }
    },
    /** Enter and the space bar press a button by themselves; the release of the space bar must not scroll. */
    onKeyUp(event: KeyboardEvent) {
      by.current = "mouse";
      if (event.key === " " && isGutter(event.target)) event.preventDefault();
    },
  };
}
