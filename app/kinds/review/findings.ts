import { counted } from "~/ui/counted";
import { MAX_LINES, MAX_PROOF, MAX_TEXT, MIN_TEXT } from "./constants";
import type { DraftFinding, ReviewDraft } from "./work";

/** Functions that edit the findings in a draft. They are pure, and each returns a new draft. */

export type Place = DraftFinding["place"];

export const newFinding = (id: string, place: Place): DraftFinding => ({
  id,
  place,
  class: null,
  severity: null,
  text: "",
  proof: null,
  done: false,
});

export const addFinding = (draft: ReviewDraft, finding: DraftFinding): ReviewDraft => ({
  ...draft,
  findings: [...draft.findings, finding],
});

export const editFinding = (draft: ReviewDraft, id: string, part: Partial<DraftFinding>): ReviewDraft => ({
  ...draft,
  findings: draft.findings.map((finding) => (finding.id === id ? { ...finding, ...part } : finding)),
});

export const removeFinding = (draft: ReviewDraft, id: string): ReviewDraft => ({
  ...draft,
  findings: draft.findings.filter((finding) => finding.id !== id),
});

/** Restores a deleted finding at its original position. */
export const restoreFinding = (draft: ReviewDraft, finding: DraftFinding, index: number): ReviewDraft => ({
  ...draft,
  findings: [...draft.findings.slice(0, index), finding, ...draft.findings.slice(index)],
});

/** Whether the learner has entered nothing in the finding yet. */
export const isBlank = ({ class: kind, severity, text, proof }: DraftFinding): boolean =>
  kind === null && severity === null && text.trim() === "" && !proof?.trim();

/**
 * Returns what is missing before the finding can be finished, as messages keyed by field. The server makes the same
 * checks.
 */
export function gapsIn(finding: DraftFinding): Readonly<Record<string, string>> {
  const gaps: Record<string, string> = { ...excessIn(finding) };
  if (finding.class === null) gaps.class = "Choose the kind of defect.";
  if (finding.severity === null) gaps.severity = "Choose a severity.";
  if (finding.text.trim().length < MIN_TEXT)
    gaps.text = `Write at least ${MIN_TEXT} characters, so that a colleague can act on it.`;
  return gaps;
}

/**
 * Returns messages for fields that are too long to be saved, keyed by field. They are shown while the learner writes.
 */
export function excessIn({ text, proof }: DraftFinding): Readonly<Record<string, string>> {
  const say = (is: number, most: number) =>
    `Shorten this to ${most.toLocaleString("en-GB")} characters: it has ${is.toLocaleString("en-GB")}.`;
  return {
    ...(text.length > MAX_TEXT && { text: say(text.length, MAX_TEXT) }),
    ...(proof !== null && proof.length > MAX_PROOF && { proof: say(proof.length, MAX_PROOF) }),
  };
}

export const isWhole = (place: Place): place is { whole: true } => "whole" in place;

/** Returns the label for the margin: "8–10", "old 4", "whole". */
export function marginOf(place: Place): string {
  if (isWhole(place)) return "whole";
  const { side, from, to } = place;
  return `${side === "old" ? "old " : ""}${from === to ? from : `${from}–${to}`}`;
}

/** Formats a place: "lines 8 to 10", "line 3", "the whole change". */
export function sayPlace(place: Place): string {
  if (isWhole(place)) return "the whole change";
  const { side, from, to } = place;
  const old = side === "old" ? "old " : "";
  return from === to ? `${old}line ${from}` : `${old}lines ${from} to ${to}`;
}

/** Counts the findings in words: "3 findings, 1 unfinished". "" if there are none. */
export function countWords(findings: readonly DraftFinding[]): string {
  if (findings.length === 0) return "";
  const open = findings.filter((finding) => !finding.done).length;
  const all = counted(findings.length, "finding");
  return open === 0 ? all : `${all}, ${open} unfinished`;
}

/** Reads a range of lines from the form, in ascending order. Null if the fields contain no file or no valid numbers. */
export function readLines(form: FormData): { file: string; side: "old" | "new"; from: number; to: number } | null {
  const said = String(form.get("new.file") ?? "");
  const from = Number(form.get("new.from"));
  const to = Number(form.get("new.to") || from);
  const cut = said.indexOf(":");
  if (cut < 0 || !Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to < 1) return null;
  const side = said.slice(0, cut) === "old" ? "old" : "new";
  return { file: said.slice(cut + 1), side, from: Math.min(from, to), to: Math.max(from, to) };
}

type Lines = NonNullable<ReturnType<typeof readLines>>;

/**
 * Returns the problem with the entered lines, and the field to correct. Null if the lines are valid. `last`: the number
 * of lines in their file.
 */
export function gapInLines(lines: Lines | null, last: number): { field: "from" | "to"; message: string } | null {
  if (!lines) return { field: "from", message: "Enter the first and last line as numbers." };
  const { from, to } = lines;
  if (to > last)
    return {
      field: from > last ? "from" : "to",
      message: last === 0 ? "This side of the file has no lines." : `The file ends at line ${last}.`,
    };
  if (to - from >= MAX_LINES)
    return {
      field: "to",
      message: `You chose ${to - from + 1} lines. Choose at most ${MAX_LINES}: the ones you would change.`,
    };
  return null;
}
