import { Button } from "../button";
import { Saved } from "../forms/form";

export type CodeState = "ready" | "inserted" | "undone" | "there" | "no place";

/** Inserts the code of steps into the learner's work. */
export interface CodeInserter<Step> {
  /**
   * Whether the step's code can be inserted, or why not. "inserted" and "undone" say what the learner did last, if the
   * work has not changed since.
   */
  stateOf(step: Step): CodeState;
  insert(step: Step): void;
  undo(): void;
}

/**
 * Inserts a step's code into the learner's work, or replaces a line with it. A second press undoes this, until the work
 * changes again. If the code is already there, or has no place, says so instead.
 */
export function CodeButton({
  isLine,
  state,
  onInsert,
  onUndo,
}: {
  /** Whether the code replaces a line. Otherwise, it is inserted. */
  isLine: boolean;
  state: CodeState;
  onInsert: () => void;
  onUndo: () => void;
}) {
  return (
    <>
      {state !== "there" && state !== "no place" && (
        <Button size="small" look="quiet" onClick={state === "inserted" ? onUndo : onInsert}>
          {state === "inserted" ? "Undo" : isLine ? "Replace the line" : "Insert the code"}
        </Button>
      )}
      <Saved when={state === "inserted"}>{isLine ? "Replaced" : "Inserted"}</Saved>
      <span role="status" className="hint">
        {state === "undone" && "Undone"}
        {state === "there" && "Your work contains this code."}
        {state === "no place" && "The place for this code has changed. Copy the code, and paste it in yourself."}
      </span>
    </>
  );
}
