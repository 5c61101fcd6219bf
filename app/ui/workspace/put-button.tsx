import { Button } from "../button";
import { Saved } from "../forms/form";

export type PutState = "ready" | "put" | "undone" | "there" | "no place";

/** Puts the code of steps into the learner's work. */
export interface CodePutter<Step> {
  /**
   * Whether the step's code can be put in, or why not. "put": it was put in, and the work has not changed since.
   * "undone": this was undone, and the work has not changed since.
   */
  stateOf(step: Step): PutState;
  put(step: Step): void;
  undo(): void;
}

/**
 * Puts a step's code into the learner's work. A second press undoes it, until the work changes again. If the code can't
 * be put in, says why instead.
 */
export function PutButton({
  isLine,
  state,
  onPut,
  onUndo,
}: {
  /** Whether the code replaces a line. Otherwise, it is inserted. */
  isLine: boolean;
  state: PutState;
  onPut: () => void;
  onUndo: () => void;
}) {
  return (
    <>
      {state !== "there" && state !== "no place" && (
        <Button size="small" look="quiet" onClick={state === "put" ? onUndo : onPut}>
          {state === "put" ? "Undo" : isLine ? "Replace the line" : "Insert the code"}
        </Button>
      )}
      <Saved when={state === "put"}>{isLine ? "Replaced" : "Inserted"}</Saved>
      <span role="status" className="hint">
        {state === "undone" && "Undone"}
        {state === "there" && "Your work contains this code."}
        {state === "no place" && "The place for this code has changed. Copy the code, and paste it in yourself."}
      </span>
    </>
  );
}
