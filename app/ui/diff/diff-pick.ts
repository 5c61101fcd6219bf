import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";
import { type Choice, choose, type DiffPart, extendToward, type Stop } from "./diff-choice";
import type { Side } from "./diff-lines";

type Place = Pick<Stop, "file" | "side" | "line">;

/**
 * The line of the diff to which an element belongs: on the side of its half, otherwise the new side if there is one.
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
 * Selects lines with mouse, finger and button, for the element around the diffs. A mouse drags over the numbers (Shift
 * extends); a finger taps anywhere on a line, and a second tap extends to there; a line's button, pressed by keyboard
 * or screen reader, selects its line. `onDone` is called after a selection by mouse or button; after touch the user is
 * asked first.
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
  /** Marks a click that ends an already handled press. */
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
      // A press by keyboard has detail 0; a screen reader's may not, but no pointer event comes before it.
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
    /** Enter and the space bar already press a button; releasing the space bar must not scroll. */
    onKeyUp(event: KeyboardEvent) {
      by.current = "mouse";
      if (event.key === " " && isGutter(event.target)) event.preventDefault();
    },
  };
}
