import { metaOf } from "../exercise";
import type { Kind } from "../kind";
import { likenessOf } from "../likeness";
import { withoutTeaching } from "../without-teaching";
import { tooManyLines } from "../work-lines";
import { card } from "./card";
import { changesOfTest } from "./changes";
import { checkTest } from "./check";
import { SUITE_PATH } from "./constants";
import { readTest, SUITE_NAMES, type TestContent, TestExerciseSchema } from "./content";
import { describeTest } from "./describe";
import { factsOfTest, partWordsOfTest } from "./facts";
import { readTestForm } from "./form";
import { testFromFiles, workFilesOfTest } from "./from-files";
import { gradeTest } from "./grade";
import { guide } from "./guide";
import { headlineOfTest } from "./headline";
import { LeftOpenSchema } from "./left-open";
import { marked } from "./marked";
import { measured } from "./measured";
import { emptyTestDraft, openTest, plainTest, startOfTest, type TestOpen } from "./open";
import { type TestReport, TestReportSchema } from "./report-schema";
import { remarksOfTest, testsOfTest } from "./report-tests";
import { textsOfTest } from "./report-texts";
import { roughenedSuite } from "./roughened";
import { rules } from "./rules";
import { shownSuite } from "./shown";
import { resultOfTest } from "./shown-result";
import { simulatedTest } from "./simulated";
import { threads } from "./threads";
import { visibleMutants } from "./visible-mutants";
import { withheldTest } from "./withheld";
import { type TestDraft, TestDraftSchema, type TestWork, TestWorkSchema } from "./work";

/** Test: the learner writes a suite that distinguishes correct code from wrong code. */
export const test: Kind<TestContent, TestOpen, TestDraft, TestWork, TestReport> & { id: "test" } = {
  id: "test",
  card,
  rules,
  read: (folder) => {
    const content = readTest(folder);
    return { content, meta: metaOf(content.exercise) };
  },
  open: async (content) => openTest(content),
  workspace: {
    draftSchema: TestDraftSchema,
    emptyDraft: emptyTestDraft,
    guide,
    plain: plainTest,
    readForm: (_open, before, form) => readTestForm(before, form),
    hints: ({ exercise }) => exercise.hints,
  },
  work: {
    schema: TestWorkSchema,
    problemsOf: (_content, { suite }) => tooManyLines("suite", [suite]),
    files: ({ suitePath }, { suite }) => ({ [suitePath]: suite }),
    shown: shownSuite,
    wanted: workFilesOfTest,
    fromFiles: testFromFiles,
    likeness: (_content, { suite }) => likenessOf({ [SUITE_PATH]: suite }),
  },
  samples: ({ exercise, suites }) =>
    [...SUITE_NAMES]
      .sort((a, b) => exercise.suites[b] - exercise.suites[a])
      .map((name) => ({ says: `${name} suite`, work: { suite: suites[name], confidence: 75 } })),
  grade: gradeTest,
  report: {
    schema: TestReportSchema,
    headline: headlineOfTest,
    texts: textsOfTest,
    describe: describeTest,
    remarks: remarksOfTest,
    facts: factsOfTest,
    partWords: partWordsOfTest,
  },
  author: {
    check: checkTest,
    exerciseSchema: TestExerciseSchema,
    fileSchemas: [
      { file: "open.v1.json", title: "What a specification leaves open: open.json", schema: LeftOpenSchema },
    ],
    subject: ({ exercise }) => exercise.subject,
  },
  can: {
    meter: { mutants: visibleMutants },
    changes: {
      start: startOfTest,
      between: changesOfTest,
      words: {
        better: "Newly killed",
        worse: "No longer killed",
        same: "The suite kills the same versions as before.",
      },
    },
    withheld: { without: withheldTest, withoutTeaching },
    beside: {
      files: ({ suites }, { suite }) =>
        suite === suites.model ? [] : [{ path: SUITE_PATH, own: suite, reference: suites.model }],
      words: {
        title: "Your suite next to the model suite",
        own: "Your suite",
        reference: "The model suite",
        same: "Your suite is the same as the model suite.",
      },
    },
    tests: { of: testsOfTest },
    marked,
    demonstration: {
      questions: [{ text: "How do I find cases I haven’t thought of?", fits: (_content, isPassed) => !isPassed }],
      roughened: roughenedSuite,
      threads,
    },
    shownResult: resultOfTest,
    simulated: simulatedTest,
    measured,
  },
};
