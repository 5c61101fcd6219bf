import { useEffect, useRef, useState } from "react";
import { Button } from "~/ui/button";

/**
 * Searches the change, including folded lines. Enter finds the next match, Shift+Enter the previous one, Escape closes
 * the bar.
 */
export function FindBar({
  onFind,
  onClose,
}: {
  /** Goes to the next line that contains the text; false if there is none. */
  onFind: (text: string, by: 1 | -1) => boolean;
  onClose: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const [says, setSays] = useState("");
  useEffect(() => field.current?.focus(), []);
  const find = (by: 1 | -1) => setSays(onFind(field.current?.value ?? "", by) ? "" : "Not in this change.");
  return (
    <search className="find-bar">
      <label htmlFor="find">Find in the change</label>
      <input
        ref={field}
        id="find"
        type="search"
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            find(event.shiftKey ? -1 : 1);
          } else if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            onClose();
          }
        }}
      />
      <Button size="small" onClick={() => find(1)}>
        Next
      </Button>
      <span role="status" className="hint">
        {says}
      </span>
      <Button size="small" look="quiet" className="end" onClick={onClose}>
        Close
      </Button>
    </search>
  );
}
