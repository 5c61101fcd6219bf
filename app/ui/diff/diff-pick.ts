import { type MouseEvent, type PointerEvent, useRef } from "react";
import { type Choice, choose, type DiffPart, extendToward, holds, rangeOf, type Stop } from "./diff-choice";
import type { Side } from "./diff-lines";

type Place = Pick<Stop, "file" | "side" | "line">;

/**
 * Returns the diff line to which an element belongs. If the element is in one half of a side-by-side diff and its row
 * has a line there, this is the line on that side. Otherwise, it is the new line, or the old line if there is no new
 * one.
 */
export function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest<HTMLElement>("tr[data-old], tr[data-new]");
  const file = row?.closest<HTMLElement>("[data-file]")?.dataset.file;
  if (!row || file === undefined) return null;
  const half = target.closest<HTMLElement>("td[data-half]")?.dataset.half as Side | undefined;
  const side: Side = half && row.dataset[half] !== undefined ? half : row.dataset.new !== undefined ? "new" : "old";
  return { file, side, line: Number(row.dataset[side]) };
}

const nameAt = (target: EventTarget) => (target as Element).closest<HTMLAnchorElement>(".c a[href]");
/** If a pointer moves more than this many pixels while it is pressed, it selects text. */
const SLIP = 4;

/**
 * Turns a name's link into plain text while the pointer is pressed, because browsers don't start a text selection on a
 * link, or on anything else that takes the focus.
 */
function unlinkWhilePressed(name: Element): void {
  const to = name.getAttribute("href")!;
  name.removeAttribute("href");
  name.removeAttribute("tabindex");
  const restore = () => {
    name.setAttribute("href", to);
    name.setAttribute("tabindex", "-1");
  };
  addEventListener("pointerup", restore, { once: true });
}

const isGutter = (target: EventTarget | null) => target instanceof Element && target.closest("td.n, td.s") !== null;

/**
 * Selects lines by mouse, touch or button. Use it on the element around the diffs. A mouse drags over the line numbers
 * (Shift extends the selection). A tap anywhere on a line selects the line. A second tap extends the selection to the
 * tapped line, or follows a name's link on the selected line. A line's button, pressed by keyboard or screen reader,
 * selects its line. `onDone` is called after a selection by mouse or button; after touch, the page asks the user first.
 */
export function usePick({
  parts,
  choice,
  setChoice,
  onDone,
  onName,
}: {
  parts: readonly DiffPart[];
  choice: Choice | null;
  setChoice: (choice: Choice | null) => void;
  onDone: (choice: Choice) => void;
  /** Follows the link of a name. */
  onName: (link: HTMLAnchorElement) => void;
}) {
  const drag = useRef<Choice | null>(null);
  const by = useRef("mouse");
  /** True if the next click ends a press that was already handled. */
  const isDealtWith = useRef(false);
  const pressedAt = useRef(0);
  return {
    onPointerDown(event: PointerEvent) {
      by.current = event.pointerType;
      isDealtWith.current = false;
      drag.current = null;
      pressedAt.current = event.clientX;
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      const name = nameAt(event.target as Element);
      if (name) unlinkWhilePressed(name);
      if (!isGutter(event.target)) return;
      const place = placeOf(event.target);
      if (!place) return;
      event.preventDefault();
      drag.current = event.shiftKey ? extendToward(parts, choice, place) : choose(place);
      setChoice(drag.current);
    },
    onPointerMove(event: PointerEvent) {
      // The button may have been released outside the diff, where the diff gets no events.
      if (event.buttons % 2 === 0) drag.current = null;
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
      const target = event.target as Element;
      const place = placeOf(target);
      const isWithin = place && choice && holds(rangeOf(choice), place.file, place.side, place.line);
      // A key press on a button has detail 0. A screen reader's press may have another detail, but no pointer event
      // comes before it.
      const isPrecise = event.detail === 0 || by.current === "mouse";
      const name = nameAt(target);
      if (name) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        if (event.detail && Math.abs(event.clientX - pressedAt.current) > SLIP) return;
        // `place` is null in an unchanged file, where no line can be selected.
        if (isPrecise || isWithin || !place) return onName(name);
      }
      if (!place) return;
      if (isPrecise && target.closest("button[data-at]")) {
        const next = isWithin ? choice! : choose(place);
        setChoice(next);
        onDone(next);
      } else if (by.current !== "mouse") {
        const isSame =
          choice &&
          choice.file === place.file &&
          choice.side === place.side &&
          choice.anchor === choice.head &&
          choice.head === place.line;
        setChoice(isSame ? null : extendToward(parts, choice, place));
      }
    },
    /** A key that presses a line's number chooses the line at once, as a mouse does, even after a touch. */
    onKeyUp() {
      by.current = "mouse";
    },
  };
}
