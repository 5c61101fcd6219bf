import { capital, countOf } from "../count-words";
import { isStop } from "../failure-words";
import type { Headline } from "../kind";
import { LEARNER_WORDS, type ReportReader } from "../report-reader";
import { failsInOpen } from "./fails-in-open";
import type { FixReport } from "./report-schema";

/** Summarises the report's result in a sentence, followed by advice on what to do next. */
export function headlineOfFix({ status, detail }: FixReport, reader: ReportReader): Headline {
  const { You, Your } = LEARNER_WORDS[reader];
  if (detail.failure) {
    const { file, line, message } = detail.failure;
    const title = isStop(detail.failure.kind) ? `${Your} code was stopped` : `${Your} code did not run`;
    const place = file ? `${file}${line ? `, line ${line}` : ""}: ` : "";
    return { title, lead: `${place}${message}` };
  }
  const broken = detail.kept.filter(({ holds }) => !holds);
  const goals = [...detail.defects, ...detail.speed, ...detail.structure];
  const open = goals.filter(({ share }) => share < 1);
  if (status === "passed") {
    const lead = detail.defects.some(failsInOpen)
      ? "What used to work still works, and unseen inputs give the right result. But a hidden test fails."
      : "What used to work still works, and unseen inputs also give the right result.";
    return { title: `${Your} fix works: ${sayFixed(goals.length, detail)}`, lead };
  }
  if (detail.changed.length === 0)
    return { title: "This is still the AI’s code", lead: `${You} changed nothing, so nothing is fixed.` };
  return { title: titleOf(goals, open, broken.length, reader), lead: leadOf(open, broken, detail) };
}

type Goal = { readonly says: string; readonly share: number };

function sayFixed(goals: number, { structure }: FixReport["detail"]): string {
  if (structure.length > 0) return `${countOf(goals, "limit met", "limits met")}, and nothing is broken`;
  return goals === 1
    ? "the defect is fixed, and nothing is broken"
    : `${countOf(goals, "defect is fixed", "defects are fixed")}, and nothing is broken`;
}

function titleOf(goals: readonly Goal[], open: readonly Goal[], broken: number, reader: ReportReader): string {
  const { You, Your } = LEARNER_WORDS[reader];
  const breaks = broken === 0 ? "" : `${countOf(broken, "thing that worked is", "things that worked are")} broken`;
  if (open.length === 0) return `${Your} fix works, but ${breaks}`;
  const isHalf = open.some(({ share }) => share > 0);
  const fixed = goals.length - open.length;
  const start =
    fixed > 0
      ? `${You} fixed ${fixed} of ${goals.length}`
      : isHalf
        ? `${Your} fix is partial`
        : `${Your} change doesn’t fix it yet`;
  return breaks ? `${start}; ${breaks}` : start;
}

function leadOf(
  open: readonly Goal[],
  broken: readonly { says: string }[],
  { structure }: FixReport["detail"],
): string {
  const first = broken[0];
  const sentences = first ? [`No longer works: ${sentence(first.says)}`] : [];
  const next = open[0];
  // A refactoring exercise has only limits. It has no bug report and no failing input.
  if (next && structure.length > 0) sentences.push(`Still over its limit: ${sentence(next.says)}`);
  else if (next) {
    sentences.push(
      next.share > 0 ? `Fixed for some inputs only: ${sentence(next.says)}` : `Still open: ${sentence(next.says)}`,
    );
    if (next.share === 0 && !first) sentences.push("Look for the cause, not just the input in the report.");
  }
  return sentences.join(" ");
}

const sentence = (says: string) => `${capital(says.replace(/\.$/, ""))}.`;
