import type { ShownWork } from "../shown-work";
import type { FixOpen } from "./open";
import type { FixWork } from "./work";

/** Returns the changed files, compared with the AI's code. */
export function shownFix({ files }: FixOpen, work: FixWork): ShownWork {
  const changed = files
    .filter(({ role }) => role === "editable")
    .map(({ path, text }) => ({ path, old: text, new: work.files[path] ?? text }))
    .filter((file) => file.old !== file.new);
  return { says: changed.length === 0 ? "The AI’s code, unchanged." : null, files: changed, notes: [] };
}
