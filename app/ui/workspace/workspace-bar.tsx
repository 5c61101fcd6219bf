import type { ReactNode } from "react";
import { Mark } from "../mark";
import type { Snapshot } from "./workspace-saver";

/** Shows whether the work is saved. It shows no times, because no times of work are stored. */
export function SavedMark({ save, onAgain }: { save: Snapshot; onAgain: () => void }) {
  return (
    <span className="saved" role="status">
      {say(save, onAgain)}
    </span>
  );
}

function say({ state, isKept, message }: Snapshot, onAgain: () => void): ReactNode {
  const again = (
    <button type="button" className="link" onClick={onAgain}>
      Try again
    </button>
  );
  switch (state) {
    case "saved":
      return <Mark icon="tick">Saved</Mark>;
    case "unsaved":
    case "saving":
      return <Mark icon="again">Saving…</Mark>;
    case "offline":
      return isKept ? (
        <Mark tone="half" icon="left">
          {message ? "Server not responding, saved locally" : "Offline, saved locally"}
        </Mark>
      ) : (
        <Mark tone="bad">Offline, not saved. {again}</Mark>
      );
    case "conflict":
      return <Mark tone="half">Two versions</Mark>;
    case "gone":
      return <Mark tone="half">Not saved</Mark>;
    default:
      return (
        <span title={message || undefined}>
          <Mark tone="bad">Not saved. {again}</Mark>
        </span>
      );
  }
}
