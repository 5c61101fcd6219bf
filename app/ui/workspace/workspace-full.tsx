import { Button } from "../button";
import type { Pane } from "./workspace-use-pane";

/** Shows a pane alone. Absent while one is: the tabs above it then have the way back. */
export function FullButton({ pane, part }: { pane: Pane; part: string }) {
  if (pane.isFull) return null;
  return (
    <Button
      size="small"
      look="quiet"
      className="full-button needs-script"
      onClick={() => pane.toggleFull(part, "button")}
    >
      Full screen
    </Button>
  );
}
