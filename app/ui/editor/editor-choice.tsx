import { useTools } from "../workspace/workspace-tools";

/** The choice between the full editor and the plain textarea for this page. The default is the account's setting. */
export function EditorChoice() {
  const { isLive, settings, setSettings } = useTools();
  return (
    <label className="choice needs-script editor-choice">
      <input
        type="checkbox"
        // Before hydration, a press would tick the box but have no effect.
        disabled={!isLive}
        checked={settings.editor === "plain"}
        onChange={(event) => setSettings({ editor: event.currentTarget.checked ? "plain" : "monaco" })}
      />
      <span>Plain editor</span>
    </label>
  );
}
