import type { Key } from "~/ui/workspace/workspace-keys";

const TASK_KEY = { id: "task", keys: ["t"], says: "show or hide what the learner was given" } as const satisfies Key;
const HELP_KEY = { id: "help", keys: ["?"], says: "these keys" } as const satisfies Key;

/** The keyboard shortcuts for the ruling page. */
export const RULING_KEYS = [TASK_KEY, HELP_KEY] as const satisfies readonly Key[];

/** The desk's keyboard shortcuts: the actions and their entries in the list of shortcuts. */
export const DESK_KEYS = [
  { id: "next", keys: ["j"], says: "next item: file, change, finding, test or comment" },
  { id: "previous", keys: ["k"], says: "previous one" },
  { id: "next-note", keys: ["n"], says: "next finding, test or comment" },
  { id: "previous-note", keys: ["p"], says: "previous one" },
  { id: "file", keys: ["f"], says: "next file" },
  { id: "comment", keys: ["c"], says: "comment on the line, or on the current item" },
  { id: "reply", keys: ["r"], says: "reply in the current conversation" },
  TASK_KEY,
  { id: "summary", keys: ["e"], says: "write the summary" },
  { id: "good", keys: ["1"], says: "good" },
  { id: "again", keys: ["2"], says: "try again" },
  { id: "talk", keys: ["3"], says: "let’s talk" },
  HELP_KEY,
  { id: "leave", keys: ["Escape"], whileTyping: true, says: "leave the comment’s field" },
  {
    id: "snippet",
    keys: ["."],
    ctrl: true,
    whileTyping: true,
    says: "insert a snippet, or go to the next blank",
  },
  {
    id: "send",
    keys: ["Enter"],
    ctrl: true,
    whileTyping: true,
    says: "send the reply you are writing, or the review",
  },
  { id: "send-next", keys: ["Enter"], ctrl: true, shift: true, whileTyping: true, says: "send and open the next" },
] as const satisfies readonly Key[];

const ON_LINES = "On a line number";

/**
 * The keys for a focused line number, which work even if single-key shortcuts are off. The table of lines handles these
 * keys.
 */
export const LINE_KEYS = [
  { id: "lines", keys: ["ArrowDown", "ArrowUp"], place: ON_LINES, says: "next or previous line" },
  { id: "range", keys: ["ArrowDown", "ArrowUp"], shift: true, place: ON_LINES, says: "select several lines" },
] as const satisfies readonly Key[];
