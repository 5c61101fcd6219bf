import type { ChangedFile, Row } from "../place";
import { byPath } from "./diff";
import type { ReviewOpen } from "./open";

/**
 * The prompt for an AI reviewer. It contains the task, the pull request, the diff and the rest of the code, as a
 * learner sees them. Most stored reviews were requested with the same prompt, except that their replies are lists
 * (origin/ai-review/prompt.md).
 */

const ASKS = `You review pull requests. Below are a task, the pull request's description, and its diff, each line with its number in the new file. You can't run anything.
Review the change as you would in a code review tool: leave a comment on each line (or range of lines) of the new files
where you have something to say, from blockers to nitpicks. Answer with a JSON object and nothing else:
{"comments": [{"file": "src/x.ts", "line": 12, "endLine": 14, "body": "..."}]}`;

const SIGNS = { same: " ", add: "+", del: "-" } as const;
const RULE = "=".repeat(67);

const numbered = ({ type, new: now, text }: Row) => `${String(now ?? "").padStart(4)} | ${SIGNS[type]}${text}`;

function diffOf({ path, status, rows }: ChangedFile): string {
  const span = (side: "old" | "new") => {
    const count = rows.filter((row) => row[side] !== null).length;
    return `${count === 0 ? 0 : 1},${count}`;
  };
  const [before, after] = [
    status === "new" ? "/dev/null" : `a/${path}`,
    status === "deleted" ? "/dev/null" : `b/${path}`,
  ];
  const head = [RULE, `--- ${before}`, `+++ ${after}`, `@@ -${span("old")} +${span("new")} @@`];
  return [...head, ...rows.map(numbered)].join("\n");
}

/** Builds the prompt. The files are in path order, which may differ from the order that the learner saw. */
export function promptForReview({ task, pullRequest, files, others }: ReviewOpen): string {
  const parts = [
    ...files.map((file) => ({ path: file.path, text: diffOf(file) })),
    ...others.map(({ path, text }) => ({ path, text: `=== unchanged file: ${path}\n${text}` })),
  ].sort(byPath);
  const diff = parts.map(({ text }) => `${text.trimEnd()}\n`).join("\n");
  return `${ASKS}\n\n# Task\n\n${task}\n\n# Pull request\n\n${pullRequest}\n\n# Diff\n\n${diff}`;
}
