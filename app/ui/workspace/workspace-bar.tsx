import { type ReactNode, useId } from "react";
import { Button } from "../button";
import { Dialog } from "../dialog";
import { Mark } from "../mark";
import { type Key, keysByPlace } from "./workspace-keys";
import type { Snapshot } from "./workspace-saver";
import { useTools } from "./workspace-tools";

/** Saved, saving, offline: always visible, top right. Without times: no times of work are stored. */
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

/**
 * The keyboard shortcuts of this page, from the same table that handles them, with the switch that turns single-key
 * shortcuts off.
 */
export function KeysDialog({ keys, isOpen, onClose }: { keys: readonly Key[]; isOpen: boolean; onClose: () => void }) {
  const { settings, setSettings, openGuide } = useTools();
  const id = useId();
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose}>
      <table className="keys">
        <caption className="vh">Keys in this workspace</caption>
        {keysByPlace(keys).map(({ place, keys: list }) => (
          <tbody key={place}>
            <tr>
              <th scope="rowgroup" colSpan={2} className="key-place">
                {place}
              </th>
            </tr>
            {list.map((key) => (
              <tr key={`${key.id} ${key.shift}`}>
                <th scope="row">
                  {key.ctrl && (
                    <>
                      <kbd>Ctrl</kbd>{" "}
                    </>
                  )}
                  {key.shift && (
                    <>
                      <kbd>Shift</kbd>{" "}
                    </>
                  )}
                  {key.keys.map((name, i) => (
                    <span key={name}>
                      {i > 0 && " "}
                      <kbd>{NAMES[name] ?? (key.ctrl && name.length === 1 ? name.toUpperCase() : name)}</kbd>
                    </span>
                  ))}
                </th>
                <td>{key.says}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className="under">
        <label className="choice" htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={settings.singleKeys}
            onChange={(event) => setSettings({ singleKeys: event.currentTarget.checked })}
          />
          <span>Single-key shortcuts are on. They don’t work while you type.</span>
        </label>
      </p>
      <div className="line">
        <Button onClick={onClose}>Close</Button>
        <Button
          look="quiet"
          onClick={() => {
            onClose();
            openGuide();
          }}
        >
          Show the guide to this page
        </Button>
      </div>
    </Dialog>
  );
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: "Esc",
  Enter: "Enter",
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
};
