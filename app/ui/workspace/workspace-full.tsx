import { Button } from "../button";
import type { Pane } from "./workspace-use-pane";

/**
 * A button that shows a pane alone. It is not rendered while a pane is shown alone, because the tabs above the pane
 * then lead back.
 */
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
