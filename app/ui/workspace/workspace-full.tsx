import { Button } from "../button";
import type { Pane } from "./workspace-use-pane";

/** Shows a pane alone. Not rendered while a pane is shown alone: the tabs above it then lead back. */
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
