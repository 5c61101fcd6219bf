import { useEffect, useState } from "react";
import { Button } from "../button";
import type { FindBox } from "./find-box";
import type { FindFile } from "./find-lines";
import type { Key } from "./workspace-keys";

export const FIND_KEY = {
  id: "find-all",
  keys: ["f"],
  ctrl: true,
  shift: true,
  says: "find in all files",
  whileTyping: true,
} as const satisfies Key;

/** A button and a box that searches all files of the workspace. The box loads when it is first opened. */
export function FindInFiles({
  files,
  isOpen,
  onOpen,
  onClose,
  onPlace,
}: {
  files: readonly FindFile[];
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  /** Goes to a line of a file, once the box is closed. */
  onPlace: (path: string, line: number) => void;
}) {
  const [Box, setBox] = useState<typeof FindBox | null>(null);
  const [hasFailed, setFailed] = useState(false);
  useEffect(() => {
    if (!isOpen || Box) return;
    setFailed(false);
    import("./find-box").then(
      (loaded) => setBox(() => loaded.FindBox),
      () => {
        setFailed(true);
        onClose();
      },
    );
  }, [isOpen, Box, onClose]);
  return (
    <>
      <Button size="small" look="quiet" className="needs-script" onClick={onOpen} title="Find in all files">
        Find
      </Button>
      <span role="alert" className="hint">
        {hasFailed && "We couldn’t load the search. Try again when you are online."}
      </span>
      {Box && <Box files={files} isOpen={isOpen} onClose={onClose} onPlace={onPlace} />}
    </>
  );
}
