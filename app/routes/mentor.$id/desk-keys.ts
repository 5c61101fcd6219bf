import type { Key } from "~/ui/workspace-keys";

/** The desk's keys: what acts, and what the list of keys shows. */
export const DESK_KEYS = [
  { id: "next", keys: ["j"], says: "next thing to read: file, change, finding, test, comment" },
  { id: "previous", keys: ["k"], says: "the one before" },
  { id: "next-note", keys: ["n"], says: "next finding, test or comment" },
  { id: "previous-note", keys: ["p"], says: "the one before" },
  { id: "file", keys: ["f"], says: "next file" },
  { id: "comment", keys: ["c"], says: "comment on the line, or below what is read" },
  { id: "reply", keys: ["r"], says: "reply in the conversation that is read" },
  { id: "summary", keys: ["e"], says: "write the summary" },
  { id: "good", keys: ["1"], says: "good" },
  { id: "again", keys: ["2"], says: "try again" },
  { id: "talk", keys: ["3"], says: "let’s talk" },
  { id: "help", keys: ["?"], says: "these keys" },
  { id: "leave", keys: ["Escape"], whileTyping: true, says: "out of a comment, back to its line" },
  {
    id: "snippet",
    keys: ["."],
    ctrl: true,
    whileTyping: true,
    says: "insert a snippet; where a blank is left, that blank",
  },
  {
    id: "send",
    keys: ["Enter"],
    ctrl: true,
    whileTyping: true,
    says: "send: the reply that one writes, else the review",
  },
  { id: "send-next", keys: ["Enter"], ctrl: true, shift: true, whileTyping: true, says: "send, and take the next" },
] as const satisfies readonly Key[];

/** Work on a line’s number with single keys off, too; the table of the lines acts on them. */
export const LINE_KEYS = [
  { id: "lines", keys: ["ArrowDown", "ArrowUp"], says: "on a line’s number: the next line, the one before" },
  { id: "range", keys: ["ArrowDown", "ArrowUp"], shift: true, says: "on a line’s number: several lines" },
] as const satisfies readonly Key[];
