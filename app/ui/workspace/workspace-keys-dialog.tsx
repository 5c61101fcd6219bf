import { useId } from "react";
import { Button } from "../button";
import { Dialog } from "../dialog";
import { EDITOR_KEYS } from "../editor/editor-keys";
import { GUIDE_KEYS } from "./guide-keys";
import { keysByPlace } from "./keys-by-place";
import type { Key } from "./workspace-keys";
import { useTools } from "./workspace-tools";

interface KeysProps {
  readonly keys: readonly Key[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The keys of a workspace, of its guide, and of its editor. */
export function WorkspaceKeys({ keys, ...props }: KeysProps) {
  return <KeysDialog keys={[...keys, ...GUIDE_KEYS, ...EDITOR_KEYS]} {...props} />;
}

/**
 * The keyboard shortcuts of this page, from the same table that handles them, with the switch that turns single-key
 * shortcuts off.
 */
export function KeysDialog({ keys, isOpen, onClose }: KeysProps) {
  const { settings, setSettings, openGuide } = useTools();
  const id = useId();
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} isRead onClose={onClose}>
      <table className="keys">
        <caption className="vh">Keyboard shortcuts in this workspace</caption>
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
