import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import type { KindId } from "~/kinds/registry";
import { KINDS } from "~/kinds/registry";
import type { ReportTexts } from "~/kinds/report-texts";
import { readWork } from "~/review/reviews/open-work.server";
import type { ReviewView } from "~/review/reviews/read-reviews.server";
import type { ThreadView } from "~/review/threads/threads.server";
import { linesOf } from "~/ui/diff/diff-lines";
import { piecesOf, suggestionOf } from "~/ui/diff/suggestion";
import type { Part, Thread } from "~/ui/diff/thread";
import { sayDay } from "~/ui/say-day";
import { dress } from "~/ui/text/dress.server";
import type { Dress } from "~/ui/text/dressed";
import { type PageRenderer, plainHtml, renderPage } from "~/ui/text/render.server";
import { languageOf } from "~/ui/text/tones";

export interface GradedWork {
  readonly kind: KindId;
  readonly open: unknown;
  readonly work: unknown;
  readonly report: unknown;
}

export const textsOf = ({ kind, open, work, report }: GradedWork): ReportTexts =>
  KINDS[kind].report.texts(open, work, report);

/**
 * Returns a function that counts the lines of a file on one side of the submission; 0 if that side has no such file.
 */
export function lineCounter({ files }: ReportTexts): (path: string, side: "old" | "new") => number {
  return (path, side) => linesOf(files.find((file) => file.path === path)?.[side] ?? "").length;
}

/**
 * Returns a function that counts a file's lines. It returns 0 before there is a report, because then no line can be
 * commented on.
 */
export async function readLines(reader: SubmissionReader) {
  const { kind, open, work, grading } = await readWork(reader);
  if (grading.state !== "graded") return () => 0;
  return lineCounter(textsOf({ kind, open, work, report: grading.report }));
}

const mapValues = async <T>(
  record: Readonly<Record<string, string>>,
  make: (name: string, text: string) => Promise<T>,
) =>
  Object.fromEntries(await Promise.all(Object.entries(record).map(async ([k, v]) => [k, await make(k, v)] as const)));

/** Highlights and renders the text in a report. The learner's own text is rendered for this page only, not cached. */
export async function dressReport({ exercise, own }: ReportTexts, page = renderPage()): Promise<Dress> {
  const [shared, code, prose] = await Promise.all([
    dress(exercise),
    mapValues(own.code, (name, text) => page.code(text, languageOf(name))),
    mapValues(own.prose, (_, text) => page.prose(text)),
  ]);
  return { code: { ...shared.code, ...code }, prose: { ...shared.prose, ...prose } };
}

/** The texts that the learner was given with the exercise, keyed by the names in `Card.texts`. */
export const dressTask = ({ kind, open }: Pick<GradedWork, "kind" | "open">): Promise<Dress> =>
  dress({ code: {}, prose: KINDS[kind].workspace.plain(open).prose });

type Lines = ReturnType<typeof asLines>;
const asLines = (lines: readonly string[]) => {
  const text = lines.join("\n");
  return { lines: lines.length, length: text.length, text };
};

/**
 * A comment's parts: Markdown as safe HTML, and suggestions next to the lines that they replace. A suggestion beyond
 * the page's limit is shown as its source.
 */
const drawPieces = (text: string, linesOfThread: () => Lines, page: PageRenderer): Promise<Part[]> =>
  Promise.all(
    piecesOf(text).map(async (piece) => {
      if (piece.type === "text") return { type: "text" as const, html: await page.prose(piece.text) };
      const before = linesOfThread();
      return page.compares(before, asLines(linesOf(piece.text)))
        ? { type: "suggestion" as const, before: before.text, after: piece.text }
        : { type: "text" as const, html: plainHtml(suggestionOf(piece.text)) };
    }),
  );

/** Renders threads: Markdown as safe HTML, suggestions with the submission's lines, times as days. */
export function drawThreads(
  submissionId: string,
  threads: readonly ThreadView[],
  { files }: ReportTexts,
  page: PageRenderer,
): Promise<Thread[]> {
  const split = new Map(
    files.map((file) => [file.path, { old: linesOf(file.old ?? ""), new: linesOf(file.new ?? "") }]),
  );
  return Promise.all(
    threads.map(async (thread) => {
      const { file, side, line, endLine } = thread;
      // Copied only for suggestions, because a page may have 1,000 comments without any.
      const before = () => asLines(split.get(file)?.[side].slice(line - 1, endLine ?? line) ?? []);
      return {
        ...thread,
        comments: await Promise.all(
          thread.comments.map(async ({ text, at, ...comment }) => ({
            ...comment,
            parts: await drawPieces(text, before, page),
            on: sayDay(at),
            reportAt:
              comment.isMine || comment.author === "deleted"
                ? null
                : `/submissions/${submissionId}/report?type=comment&about=${comment.id}`,
          })),
        ),
      };
    }),
  );
}

/** Renders reviews: Markdown as safe HTML, times as days. */
export const drawReviews = (reviews: readonly ReviewView[], page: PageRenderer) =>
  Promise.all(
    reviews.map(async ({ summary, sentAt, corrected, ...review }) => {
      if (!corrected) return { ...review, html: await page.prose(summary), on: sayDay(sentAt), corrected };
      const { summary: written, ...first } = corrected.first;
      const [html, before] = await Promise.all([page.prose(summary), page.prose(written)]);
      const shown = { on: sayDay(corrected.on), first: { ...first, html: before } };
      return { ...review, html, on: sayDay(sentAt), corrected: shown };
    }),
  );
