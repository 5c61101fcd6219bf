import { z } from "zod";
import { MetaSchema } from "../exercise";
import type { Kind } from "../kind";
import { tooManyLines } from "../work-lines";
import { changesOfFix } from "./changes";
import { checkFix } from "./check";
import { type FixContent, readFix } from "./content";
import { explain } from "./explain";
import { factsOfFix, partWordsOfFix } from "./facts";
import { readFixForm } from "./form";
import { fixFromFiles, workFilesOfFix } from "./from-files";
import { gradeFix } from "./grade";
import { headlineOfFix } from "./headline";
import { likenessOfFix } from "./likeness";
import { emptyFixDraft, type FixOpen, openFix, plainFix, runnableFix } from "./open";
import { type FixReport, FixReportSchema } from "./report-schema";
import { textsOfFix } from "./report-texts";
import { tellFix } from "./tell";
import { remarksOfFix, testsOfFix } from "./told";
import { withheldFix } from "./withheld";
import { type FixDraft, FixDraftSchema, type FixWork, FixWorkSchema } from "./work";

const SharedSchema = z.object(MetaSchema.shape);

/** Fix: the learner repairs the AI's code without breaking what works. */
export const fix: Kind<FixContent, FixOpen, FixDraft, FixWork, FixReport> = {
  id: "fix",
  read: readFix,
  meta: ({ exercise }) => SharedSchema.parse(exercise),
  open: async (content) => openFix(content),
  draftSchema: FixDraftSchema,
  emptyDraft: emptyFixDraft,
  plain: plainFix,
  readForm: readFixForm,
  files: (_open, { files }) => files,
  workFiles: workFilesOfFix,
  fromFiles: fixFromFiles,
  likeness: likenessOfFix,
  reference: ({ reference }) => reference,
  workSchema: FixWorkSchema,
  problemsOf: ({ exercise }, { files }) => [
    ...Object.keys(files)
      .filter((path) => !exercise.editable.includes(path))
      .map((path) => ({ path: `files.${path}`, message: `You can’t change ${path} in this exercise.` })),
    ...tooManyLines("files", Object.values(files)),
  ],
  grade: gradeFix,
  reportSchema: FixReportSchema,
  headline: headlineOfFix,
  texts: textsOfFix,
  tell: tellFix,
  tests: testsOfFix,
  remarks: remarksOfFix,
  facts: factsOfFix,
  partWords: partWordsOfFix,
  withheld: withheldFix,
  changes: changesOfFix,
  check: checkFix,
  hints: ({ exercise }) => exercise.hints,
  samples: ({ reference, repairs }) =>
    [{ says: "the reference", score: 1, files: reference }, ...repairs]
      .sort((a, b) => b.score - a.score)
      .map(({ says, files }) => ({ says, work: { files, confidence: 75 } })),
  question: ({ question }) => question && { asks: question.asks, start: question.start },
  modelAnswer: ({ question }) => question?.model ?? null,
  explain,
  runnable: runnableFix,
};
