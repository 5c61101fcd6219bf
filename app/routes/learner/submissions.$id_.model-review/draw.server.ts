import type { ShownReview } from "~/tutor/review/model-review.server";
import { toneRows } from "~/ui/diff/diff-lines";
import { dress } from "~/ui/text/dress.server";

/** The review with its highlighted files. Files with comments come first; otherwise, files are in path order. */
export async function drawReview({ change, code, comments, ...review }: ShownReview) {
  const toned = await dress({ code, prose: {} });
  const files = change.files
    .map(({ path, status, rows }) => ({
      path,
      status,
      lines: toneRows(rows, { old: toned.code[`old:${path}`], new: toned.code[`new:${path}`] }),
      comments: comments.filter(({ file }) => file === path),
    }))
    .sort((a, b) => Number(b.comments.length > 0) - Number(a.comments.length > 0) || (a.path < b.path ? -1 : 1));
  return { ...review, files };
}
