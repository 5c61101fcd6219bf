import { z } from "zod";
import { MetaSchema } from "../exercise";
import type { Kind } from "../kind";
import { likenessOf } from "../likeness";
import { tooManyLines } from "../work-lines";
import { changesOfTest } from "./changes";
import { checkTest } from "./check";
import { SUITE_PATH } from "./constants";
import { readTest, SUITE_NAMES, type TestContent } from "./content";
import { factsOfTest, partWordsOfTest } from "./facts";
import { readTestForm } from "./form";
import { testFromFiles, workFilesOfTest } from "./from-files";
import { gradeTest } from "./grade";
import { headlineOfTest } from "./headline";
import { emptyTestDraft, openTest, plainTest, runnableTest, type TestOpen } from "./open";
import { type TestReport, TestReportSchema } from "./report-schema";
import { textsOfTest } from "./report-texts";
import { tellTest } from "./tell";
import { remarksOfTest, testsOfTest } from "./told";
import { visibleMutants } from "./visible-mutants";
import { withheldTest } from "./withheld";
import { type TestDraft, TestDraftSchema, type TestWork, TestWorkSchema } from "./work";

const SharedSchema = z.object(MetaSchema.shape);

/** Test: the learner writes a suite that tells right from wrong. */
export const test: Kind<TestContent, TestOpen, TestDraft, TestWork, TestReport> = {
  id: "test",
  read: readTest,
  meta: ({ exercise }) => SharedSchema.parse(exercise),
  open: async (content) => openTest(content),
  draftSchema: TestDraftSchema,
  emptyDraft: emptyTestDraft,
  plain: plainTest,
  mutants: visibleMutants,
  readForm: (_open, before, form) => readTestForm(before, form),
  files: ({ suitePath }, { suite }) => ({ [suitePath]: suite }),
  workFiles: workFilesOfTest,
  fromFiles: testFromFiles,
  likeness: (_content, { suite }) => likenessOf({ [SUITE_PATH]: suite }),
  workSchema: TestWorkSchema,
  problemsOf: (_content, { suite }) => tooManyLines("suite", [suite]),
  grade: gradeTest,
  reportSchema: TestReportSchema,
  headline: headlineOfTest,
  texts: textsOfTest,
  tell: tellTest,
  tests: testsOfTest,
  remarks: remarksOfTest,
  facts: factsOfTest,
  partWords: partWordsOfTest,
  withheld: withheldTest,
  changes: changesOfTest,
  check: checkTest,
  hints: ({ exercise }) => exercise.hints,
  samples: ({ exercise, suites }) =>
    [...SUITE_NAMES]
      .sort((a, b) => exercise.suites[b] - exercise.suites[a])
      .map((name) => ({ says: `${name} suite`, work: { suite: suites[name], confidence: 75 } })),
  runnable: runnableTest,
};
