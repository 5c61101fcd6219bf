import { Button } from "../button";
import type { Pane } from "./workspace-use-pane";

/**
 * A button that shows a pane alone. It is not rendered while a pane is shown alone, because the button that leads back
 * is then next to the tabs above the pane.
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
