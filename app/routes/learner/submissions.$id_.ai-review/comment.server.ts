import { type Judging, openJudging } from "~/grading/ai-review.server";
import { type DiffLine, toneRows } from "~/ui/diff/diff-lines";
import { dress } from "~/ui/text/dress.server";

/** How many lines to show around a comment. The learner has already read the whole change. */
const CONTEXT = 8;

/**
 * The comment to judge now, with the code that it is about. Null if all comments are judged or skipped. Doesn't reveal
 * whether the comment is correct.
 */
export async function readComment(learner: { readonly id: string }, submissionId: string) {
  const judging = await openJudging(learner, submissionId);
  if (!judging) return null;
  const { change: _change, code: _code, comment, ...rest } = judging;
  const { prose } = await dress({ code: {}, prose: { comment: comment.body } });
  return { ...rest, id: comment.id, place: comment.place, html: prose.comment!, lines: await linesOf(judging) };
}

async function linesOf({ change, code, comment: { place } }: Judging): Promise<DiffLine[]> {
  const { path, rows } = change.files.find((file) => file.path === place.file)!;
  const names = [`old:${path}`, `new:${path}`] as const;
  const toned = await dress({
    code: Object.fromEntries(names.flatMap((name) => (name in code ? [[name, code[name]!]] : []))),
    prose: {},
  });
  const first = rows.findIndex((row) => row.new === place.from);
  const last = rows.findIndex((row) => row.new === place.to);
  const near = rows.slice(Math.max(0, first - CONTEXT), last + 1 + CONTEXT);
  return toneRows(near, { old: toned.code[names[0]], new: toned.code[names[1]] });
}
