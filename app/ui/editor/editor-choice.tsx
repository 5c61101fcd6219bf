import { useTools } from "../workspace/workspace-tools";

/** Full editor or plain textarea, by choice, here and now; the account's own setting stands behind it. */
export function EditorChoice() {
  const { settings, setSettings } = useTools();
  return (
    <label className="choice needs-script editor-choice">
      <input
        type="checkbox"
        checked={settings.editor === "plain"}
        onChange={(event) => setSettings({ editor: event.currentTarget.checked ? "plain" : "monaco" })}
      />
      <span>Plain editor</span>
    </label>
  );
}
