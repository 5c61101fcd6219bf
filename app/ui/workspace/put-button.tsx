import { Button } from "../button";
import { Saved } from "../forms/form";

/** Puts a step's code into the learner's work. A second press undoes it, until the work changes again. */
export function PutButton({
  isLine,
  isPut,
  hasFailed,
  onPut,
  onUndo,
}: {
  /** Whether the code replaces a line. Otherwise, it is inserted. */
  isLine: boolean;
  /** Whether the code was put in, and the work has not changed since. */
  isPut: boolean;
  /** Whether the last press found no place for the code. */
  hasFailed: boolean;
  onPut: () => void;
  onUndo: () => void;
}) {
  return (
    <>
      <Button size="small" look="quiet" onClick={isPut ? onUndo : onPut}>
        {isPut ? "Undo" : isLine ? "Replace the line" : "Insert the code"}
      </Button>
      <Saved when={isPut}>{isLine ? "Replaced" : "Inserted"}</Saved>
      <span role="status" className="hint">
        {hasFailed && "The code is already there, or its place has changed. You can copy it and paste it in yourself."}
      </span>
    </>
  );
}
