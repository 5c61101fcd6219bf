import { findExercise } from "~/catalogue/catalogue.server";
import { findFeatured } from "~/grading/workspace/guest-work.server";
import type { ChangedFile } from "~/kinds/place";
import { codeHtml } from "~/ui/diff/code-text";
import { toneRows } from "~/ui/diff/diff-lines";
import { dress } from "~/ui/text/dress.server";

/** How many lines of the change the page shows. */
const MOST_LINES = 16;
/** How many unchanged lines to show before the first change. */
const CONTEXT = 2;

const isTest = (path: string) => /(^|\/)tests?\/|\.test\./.test(path);

/**
 * The featured review as the front page shows it: the start of its task, its pull request and its change. The lines are
 * chosen only by path and position, so that the choice reveals nothing about the key. Null if there is no featured
 * review.
 */
export async function readFeatured() {
  const listing = findFeatured();
  const exercise = listing && findExercise(listing.slug);
  if (!exercise) return null;
  const { can, workspace } = exercise.kind;
  const seen = await exercise.kind.open(exercise.content, "front page");
  const open = can.change!.shown(seen);
  const file = pickFile(open.files);
  if (!file) return null;
  const first = file.rows.findIndex(({ type }) => type !== "same");
  const from = Math.max(0, first - CONTEXT);
  const rows = file.rows.slice(from, from + MOST_LINES);
  const { code, prose } = await dress({
    code: workspace.plain(seen).code,
    prose: { task: firstBlocks(open.task, 2), says: firstBlocks(open.pullRequest, 1) },
  });
  const lines = toneRows(rows, { old: code[`old:${file.path}`], new: code[`new:${file.path}`] });
  return {
    title: listing.title,
    minutes: listing.minutes,
    task: prose.task!,
    says: prose.says!,
    path: file.path,
    isNew: file.status === "new",
    lines: lines.map(({ type, old, new: now, tokens }) => ({ type, old, now, html: codeHtml(tokens).__html })),
    moreLines: file.rows.length - from - rows.length,
    moreFiles: open.files.length - 1,
  };
}

/** The file to show: preferably a changed file that is not a test, otherwise a new file, otherwise any file. */
function pickFile(files: readonly ChangedFile[]): ChangedFile | undefined {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const code = sorted.filter(({ path }) => !isTest(path));
  return code.find(({ status }) => status === "changed") ?? code[0] ?? sorted[0];
}

/** The beginning of some Markdown: its first paragraphs, without headings and lists. */
function firstBlocks(text: string, count: number): string {
  const blocks = text.replace(/^#.*$/gm, "").split(/\n\s*\n/);
  return blocks
    .map((block) => block.trim())
    .filter((block) => block && !/^([-*] |\d+\. |```)/.test(block))
    .slice(0, count)
    .join("\n\n");
}
