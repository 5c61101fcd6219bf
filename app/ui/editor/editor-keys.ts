import type { Key } from "../workspace/workspace-keys";

const FULL = "In the full editor";

/** The editor's keys, for the list of keyboard shortcuts. The editor itself handles these keys. */
export const EDITOR_KEYS = [
  { id: "definition", keys: ["F12"], place: FULL, says: "go to the definition of the name" },
  { id: "references", keys: ["F12"], shift: true, place: FULL, says: "list the places that use the name" },
  { id: "suggest", keys: ["Space"], ctrl: true, place: FULL, says: "show suggestions at the cursor" },
  { id: "find-here", keys: ["f"], ctrl: true, place: FULL, says: "find in this file" },
  { id: "tab", keys: ["m"], ctrl: true, place: FULL, says: "choose whether Tab indents or leaves the editor" },
  { id: "out", keys: ["Escape", "Tab"], place: FULL, says: "leave the editor" },
] as const satisfies readonly Key[];
