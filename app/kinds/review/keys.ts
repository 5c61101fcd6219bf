import { FIND_KEY } from "~/ui/workspace/find-in-files";
import { NOTE_KEY } from "~/ui/workspace/own-notes-context";
import type { Key } from "~/ui/workspace/workspace-keys";
import { FULL_KEY } from "~/ui/workspace/workspace-use-pane";

const ON_LINES = "On a line number";

/** The review workspace's shortcut keys, with their actions and their descriptions in the list of keys. */
export const REVIEW_KEYS = [
  { id: "down", keys: ["j"], says: "next line" },
  { id: "up", keys: ["k"], says: "previous line" },
  { id: "wider-down", keys: ["j"], shift: true, says: "extend the range down, to at most 12 lines" },
  { id: "wider-up", keys: ["k"], shift: true, says: "extend the range up" },
  { id: "next-change", keys: ["n"], says: "next change" },
  { id: "previous-change", keys: ["p"], says: "previous change" },
  { id: "file", keys: ["f"], says: "next file, the changed files first" },
  { id: "name", keys: ["d"], says: "next name on the line; Enter opens its definition" },
  { id: "task", keys: ["t"], says: "show the task" },
  { id: "comment", keys: ["c"], says: "write a finding on the chosen lines" },
  { id: "verdict", keys: ["v"], says: "go to the verdict" },
  FULL_KEY,
  { id: "help", keys: ["?"], says: "show these keys" },
  {
    id: "leave",
    keys: ["Escape"],
    says: "keep the finding as a draft, or discard an empty one; clear the chosen lines",
  },
  { id: "send", keys: ["Enter"], ctrl: true, place: "In a finding", says: "add the finding that you are writing" },
  FIND_KEY,
  NOTE_KEY,
] as const satisfies readonly Key[];

/** Keys that work on a line number in the diff, even if single-key shortcuts are off. */
export const LINE_KEYS = [
  { id: "down", keys: ["ArrowDown"], place: ON_LINES, says: "next line" },
  { id: "up", keys: ["ArrowUp"], place: ON_LINES, says: "previous line" },
  { id: "wider-down", keys: ["ArrowDown"], shift: true, place: ON_LINES, says: "extend the range down" },
  { id: "wider-up", keys: ["ArrowUp"], shift: true, place: ON_LINES, says: "extend the range up" },
  { id: "name", keys: ["ArrowRight"], place: ON_LINES, says: "next name on the line; Enter opens its definition" },
] as const satisfies readonly Key[];
