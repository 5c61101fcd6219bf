import { Button } from "../button";
import type { Key } from "./workspace-keys";
import { useTools } from "./workspace-tools";

export const FIND_KEY = {
  id: "find-all",
  keys: ["f"],
  ctrl: true,
  shift: true,
  says: "find in all files",
  whileTyping: true,
} as const satisfies Key;

/** A button that opens the search of all files in the workspace. The page around the button shows the search box. */
export function FindInFiles() {
  const { find } = useTools();
  return (
    <Button size="small" look="quiet" className="needs-script" onClick={find} title="Find in all files">
      Find
    </Button>
  );
}
