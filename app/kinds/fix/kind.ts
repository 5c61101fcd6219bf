import { metaOf } from "../exercise";
import type { Kind } from "../kind";
import { withoutTeaching } from "../without-teaching";
import { tooManyLines } from "../work-lines";
import { besideReference } from "./beside";
import { card } from "./card";
import { changesOfFix } from "./changes";
import { checkFix } from "./check";
import { SCRATCH_PATH } from "./constants";
import { type FixContent, FixExerciseSchema, readFix } from "./content";
import { describeFix } from "./describe";
import { explain } from "./explain";
import { factsOfFix, partWordsOfFix } from "./facts";
import { fairnessOfFix } from "./fairness";
import { readFixForm } from "./form";
import { fixFromFiles, workFilesOfFix } from "./from-files";
import { fuzzed } from "./fuzzed";
import { gradeFix } from "./grade";
import { guide } from "./guide";
import { headlineOfFix } from "./headline";
import { likenessOfFix } from "./likeness";
import { marked } from "./marked";
import { emptyFixDraft, type FixOpen, openFix, plainFix, scratchOf, startOfFix } from "./open";
import { type FixReport, FixReportSchema } from "./report-schema";
import { remarksOfFix, testsOfFix } from "./report-tests";
import { textsOfFix } from "./report-texts";
import { rules } from "./rules";
import { shownFix } from "./shown";
import { resultOfFix } from "./shown-result";
import { simulatedFix } from "./simulated";
import { withheldFix } from "./withheld";
import { type FixDraft, FixDraftSchema, type FixWork, FixWorkSchema } from "./work";

/** Fix: the learner fixes the AI's code without breaking what works. */
export const fix: Kind<FixContent, FixOpen, FixDraft, FixWork, FixReport> & { id: "fix" } = {
  id: "fix",
  card,
  rules,
  read: (folder) => {
    const content = readFix(folder);
    return { content, meta: metaOf(content.exercise) };
  },
  open: async (content) => openFix(content),
  workspace: {
    draftSchema: FixDraftSchema,
    emptyDraft: emptyFixDraft,
    guide,
    plain: plainFix,
    readForm: readFixForm,
    hints: ({ exercise }) => exercise.hints,
  },
  work: {
    schema: FixWorkSchema,
    problemsOf: ({ exercise }, { files, scratch = "" }) => [
      ...Object.keys(files)
        .filter((path) => !exercise.editable.includes(path))
        .map((path) => ({ path: `files.${path}`, message: `You can’t change ${path} in this exercise.` })),
      ...tooManyLines("files", Object.values(files)),
      ...tooManyLines("scratch", [scratch]),
    ],
    files: (open, work) => {
      const scratch = scratchOf(open, work);
      return scratch === null ? work.files : { ...work.files, [SCRATCH_PATH]: scratch };
    },
    shown: shownFix,
    wanted: workFilesOfFix,
    fromFiles: fixFromFiles,
    likeness: likenessOfFix,
  },
  samples: ({ reference, repairs }) =>
    [{ says: "the reference", score: 1, files: reference }, ...repairs]
      .sort((a, b) => b.score - a.score)
      .map(({ says, files }) => ({ says, work: { files, confidence: 75 } })),
  grade: gradeFix,
  report: {
    schema: FixReportSchema,
    headline: headlineOfFix,
    texts: textsOfFix,
    describe: describeFix,
    remarks: remarksOfFix,
    facts: factsOfFix,
    partWords: partWordsOfFix,
  },
  author: {
    check: checkFix,
    exerciseSchema: FixExerciseSchema,
    fileSchemas: [],
    subject: ({ exercise }) => exercise.editable,
  },
  can: {
    explainBack: {
      question: ({ question }) => question && { asks: question.asks, start: question.start },
      modelAnswer: ({ question }) => question?.model ?? null,
      explain,
    },
    changes: {
      start: startOfFix,
      between: changesOfFix,
      words: {
        better: "Newly passing",
        worse: "Newly failing",
        same: "The results are the same as before.",
      },
    },
    withheld: { without: withheldFix, withoutTeaching },
    reference: { files: besideReference },
    beside: {
      files: besideReference,
      words: {
        title: "Your fix next to the reference",
        own: "Your fix",
        reference: "The reference fix",
        same: "Your files are the same as the reference’s.",
      },
    },
    tests: { of: testsOfFix },
    marked,
    demonstration: {
      questions: [
        { text: "" },
        { text: "Is this a good fix, or does it only pass the tests?", fits: (_content, isPassed) => isPassed },
      ],
    },
    shownResult: resultOfFix,
    simulated: simulatedFix,
    fuzzed,
    fairness: fairnessOfFix,
    measured: {
      hiddenTests: ({ code, reference, hidden }) => ({
        files: { ...code, ...reference, ...hidden },
        tests: Object.keys(hidden).filter((file) => file.endsWith(".test.ts")),
      }),
    },
  },
};
