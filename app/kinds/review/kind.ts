import { metaOf } from "../exercise";
import type { Kind } from "../kind";
import { keyAtPlace } from "./ai-place";
import { promptForReview } from "./ai-prompt";
import { aiReviewOf, foundByOf } from "./ai-review";
import { AiReviewSchema, FreshReplySchema } from "./ai-review-schema";
import { card } from "./card";
import { checkReview } from "./check";
import { type ReviewContent, readReview } from "./content";
import { describeReview } from "./describe";
import { changedOfReview, factsOfReview, isProvenReview, partWordsOfReview } from "./facts";
import { filesOfReview } from "./files";
import { readReviewForm } from "./form";
import { ReviewFileSchema, reviewFromFiles, workFilesOfReview } from "./from-files";
import { fuzzed } from "./fuzzed";
import { gradeReview } from "./grade";
import { guide } from "./guide";
import { headlineOfReview } from "./headline";
import { KeySchema, ReviewMetaSchema } from "./key-schema";
import { likenessOfReview } from "./likeness";
import { marked } from "./marked";
import { mergeReviews } from "./merge";
import { namesOfReview } from "./names";
import { emptyReviewDraft, lineCount, openReview, plainReview, type ReviewOpen } from "./open";
import { remarksOfReview } from "./remarks";
import { type ReviewReport, ReviewReportSchema } from "./report-schema";
import { textsOfReview } from "./report-texts";
import { roughenedReview } from "./roughened";
import { rules, SAYS_WHAT } from "./rules";
import { standBy } from "./rulings";
import { samplesOfReview } from "./samples";
import { truthOf } from "./score";
import { shownReview } from "./shown";
import { resultOfReview } from "./shown-result";
import { simulatedReview } from "./simulated";
import { type ReviewDraft, ReviewDraftSchema, type ReviewWork, ReviewWorkSchema } from "./work";

/** The hints are the same for every change, because hints for one change would reveal whether it is flawed. */
const HINTS = [
  "Read the task sentence by sentence. Which line of code does what each sentence asks?",
  "Which inputs aren’t covered by any test? Think of empty, zero, duplicate and last values, and of another user’s data.",
  "What does the pull request claim? For each claim, which line or test would show that it is false?",
] as const;

/** Review: the learner judges a change, and may prove their findings. */
export const review: Kind<ReviewContent, ReviewOpen, ReviewDraft, ReviewWork, ReviewReport> & { id: "review" } = {
  id: "review",
  card,
  rules,
  read: (folder) => {
    const content = readReview(folder);
    return { content, meta: metaOf(content.meta) };
  },
  open: async (content, seed) => openReview(content, seed),
  workspace: {
    draftSchema: ReviewDraftSchema,
    emptyDraft: emptyReviewDraft,
    guide,
    plain: plainReview,
    names: namesOfReview,
    readForm: readReviewForm,
    hints: () => HINTS,
  },
  work: {
    schema: ReviewWorkSchema,
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
    files: (_open, work) => filesOfReview({ ...work, findings: [...work.findings] }),
    shown: shownReview,
    wanted: workFilesOfReview,
    fromFiles: reviewFromFiles,
    likeness: async (_content, work) => likenessOfReview(work),
  },
  samples: samplesOfReview,
  grade: gradeReview,
  report: {
    schema: ReviewReportSchema,
    headline: headlineOfReview,
    texts: textsOfReview,
    describe: describeReview,
    remarks: (_content, report, work) => remarksOfReview(report, work),
    facts: factsOfReview,
    partWords: partWordsOfReview,
  },
  author: {
    check: checkReview,
    exerciseSchema: ReviewMetaSchema,
    fileSchemas: [
      { file: "key.v1.json", title: "A review’s key: key.json", schema: KeySchema },
      {
        file: "ai-review.v1.json",
        title: "An AI reviewer’s comments, with our verdicts: ai-review.json",
        schema: AiReviewSchema,
      },
      { file: "review-work.v1.json", title: "A review to be graded by Onramp: review.json", schema: ReviewFileSchema },
    ],
    subject: ({ files }) => files.map(({ path }) => path),
  },
  can: {
    guests: { mergeDrafts: mergeReviews },
    change: {
      isFlawed: ({ key }) => truthOf(key.issues) === "flawed",
      files: changedOfReview,
      shown: (open) => open,
    },
    // The rubric step "said" is enough, because whether a colleague could act on the review is evidence for a different
    // skill.
    backing: {
      isProven: isProvenReview,
      confirmedBy: { line: SAYS_WHAT, fromStep: 1 },
      withConfirmed: (report, isExplained) => ({ ...report, detail: { ...report.detail, isExplained } }),
    },
    aiReview: {
      of: aiReviewOf,
      foundBy: foundByOf,
      fresh: { prompt: promptForReview, replySchema: FreshReplySchema, keyAt: keyAtPlace },
    },
    standBy,
    beside: {
      files: ({ proofs }, { findings }, { detail }) =>
        detail.issues.flatMap(({ id, finding }) => {
          const own = findings.find((one) => one.id === finding)?.proof?.trim() ?? "";
          return proofs[id] ? [{ path: `proofs/${id}.test.ts`, own, reference: proofs[id] }] : [];
        }),
      words: {
        title: "The key’s proofs, next to yours",
        own: "Your proof",
        reference: "The key’s proof",
        same: "The key has no issue that a test can show.",
      },
    },
    marked,
    demonstration: {
      questions: [
        {
          text: "I read this three times and it looked right. How do you notice when something is wrong?",
          fits: ({ key }, isPassed) => truthOf(key.issues) === "flawed" && !isPassed,
        },
      ],
      roughened: roughenedReview,
    },
    shownResult: resultOfReview,
    simulated: simulatedReview,
    fuzzed,
  },
};
