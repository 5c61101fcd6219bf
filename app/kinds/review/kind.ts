import { z } from "zod";
import { MetaSchema } from "../exercise";
import type { Kind } from "../kind";
import { checkReview } from "./check";
import { type ReviewContent, readReview } from "./content";
import { changedOfReview, factsOfReview, partWordsOfReview } from "./facts";
import { filesOfReview } from "./files";
import { readReviewForm } from "./form";
import { reviewFromFiles, workFilesOfReview } from "./from-files";
import { gradeReview } from "./grade";
import { headlineOfReview } from "./headline";
import { likenessOfReview } from "./likeness";
import { mergeReviews } from "./merge";
import { emptyReviewDraft, lineCount, openReview, plainReview, type ReviewOpen, runnableReview } from "./open";
import { remarksOfReview } from "./remarks";
import { type ReviewReport, ReviewReportSchema } from "./report-schema";
import { textsOfReview } from "./report-texts";
import { samplesOfReview } from "./samples";
import { truthOf } from "./score";
import { tellReview } from "./tell";
import { type ReviewDraft, ReviewDraftSchema, type ReviewWork, ReviewWorkSchema } from "./work";

const SharedSchema = z.object(MetaSchema.shape);

/** The same for every change: a hint that knew the change would tell whether it is flawed. */
const HINTS = [
  "Read the task sentence by sentence. Which line of code does what each sentence asks?",
  "Which inputs does no test try: empty, zero, the same one twice, the last one, another user’s?",
  "What does the pull request claim? For each claim, which line or test would show that it is false?",
] as const;

/** Review: the learner judges a change, and may prove what they find. */
export const review: Kind<ReviewContent, ReviewOpen, ReviewDraft, ReviewWork, ReviewReport> = {
  id: "review",
  read: readReview,
  meta: ({ meta }) => SharedSchema.parse(meta),
  open: async (content, seed) => openReview(content, seed),
  draftSchema: ReviewDraftSchema,
  emptyDraft: emptyReviewDraft,
  plain: plainReview,
  readForm: readReviewForm,
  mergeDrafts: mergeReviews,
  files: (_open, work) => filesOfReview({ ...work, findings: [...work.findings] }),
  workFiles: workFilesOfReview,
  fromFiles: reviewFromFiles,
  likeness: async (_content, work) => likenessOfReview(work),
  workSchema: ReviewWorkSchema,
  problemsOf: ({ files }, { findings }) =>
    findings.flatMap(({ place }, i) => {
      if ("whole" in place) return [];
      const last = lineCount(files, place.file, place.side);
      if (place.to <= last) return [];
      const message =
        last === 0
          ? `${place.file} is not part of this change: put the finding on a changed file, or on the whole change.`
          : `${place.file} has ${last} lines: point at lines that exist.`;
      return [{ path: `findings.${i}.place`, message }];
    }),
  grade: gradeReview,
  reportSchema: ReviewReportSchema,
  headline: headlineOfReview,
  texts: textsOfReview,
  tell: tellReview,
  remarks: (_content, report, work) => remarksOfReview(report, work),
  facts: factsOfReview,
  partWords: partWordsOfReview,
  changed: changedOfReview,
  isFlawed: ({ key }) => truthOf(key.issues) === "flawed",
  check: checkReview,
  hints: () => HINTS,
  samples: samplesOfReview,
  runnable: runnableReview,
};
