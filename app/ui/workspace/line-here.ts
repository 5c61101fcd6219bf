import type { Side } from "../diff/diff-lines";
import type { NoteLines, Where } from "./own-notes-context";

/** The line of a read-only file or a diff in which text is selected, or that was clicked last. */
function selectedLine(): Where | null {
  const node = getSelection()?.anchorNode;
  const at = node instanceof Element ? node : node?.parentElement;
  const row = at?.closest<HTMLElement>("tr");
  const file = row?.closest<HTMLElement>("[data-file]")?.dataset.file;
  if (!row || file === undefined) return null;
  const isOld = !row.dataset.new || at?.closest<HTMLElement>("td")?.dataset.half === "old";
  const side: Side = row.dataset.old && isOld ? "old" : "new";
  const line = Number(row.dataset.line ?? row.dataset[side]);
  return line ? { file, side, line } : null;
}

/**
 * The learner's current line: the line of the editor in which they are typing, or else the line that they last selected
 * or clicked.
 */
export function lineHere(lines: NoteLines | null): Where | null {
  const here = lines?.here() ?? null;
  if (!here || here.isSure || document.activeElement?.closest(".editor")) return here;
  return selectedLine() ?? here;
}
