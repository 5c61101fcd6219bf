import { type ComponentProps, type DragEvent, useState } from "react";
import { Icon } from "../icons";
import "./drag-order.css";

/**
 * Reorders the rows of a list by dragging, with the browser's own drag events. Dragging only supplements buttons that
 * move a row, which also work with the keyboard and without JavaScript. `onMove` gets the row's id and its new index,
 * from 0.
 */
export function useDragOrder(onMove: (id: string, place: number) => void) {
  const [dragged, setDragged] = useState<{ readonly id: string; readonly from: number; readonly over: number } | null>(
    null,
  );
  const markOf = (place: number) => {
    if (!dragged) return undefined;
    if (place === dragged.from) return "dragged";
    if (place !== dragged.over) return undefined;
    return place < dragged.from ? "drop-above" : "drop-below";
  };
  return {
    /** Props for the row's `Grip`. */
    grip: (id: string, from: number) => ({
      onDragStart(event: DragEvent<HTMLElement>) {
        event.dataTransfer.effectAllowed = "move";
        // Firefox doesn't start a drag without data.
        event.dataTransfer.setData("text/plain", id);
        const row = event.currentTarget.closest("li");
        if (row) event.dataTransfer.setDragImage(row, 8, 8);
        setDragged({ id, from, over: from });
      },
      onDragEnd: () => setDragged(null),
    }),
    /** Props for the row. */
    row: (place: number) => ({
      className: markOf(place),
      onDragOver(event: DragEvent<HTMLElement>) {
        // Ignore anything else that is dragged here, such as a file.
        if (!dragged) return;
        event.preventDefault();
        if (dragged.over !== place) setDragged({ ...dragged, over: place });
      },
      onDrop(event: DragEvent<HTMLElement>) {
        if (!dragged) return;
        event.preventDefault();
        setDragged(null);
        if (place !== dragged.from) onMove(dragged.id, place);
      },
    }),
  };
}

/** The handle by which a pointer drags a row. Keyboard and screen reader users use the row's buttons. */
export function Grip(props: ComponentProps<"span">) {
  return (
    <span className="grip" draggable aria-hidden="true" {...props}>
      <Icon name="grip" />
    </span>
  );
}
