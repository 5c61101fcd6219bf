import { z } from "zod";
import { ACTIONABLE } from "~/kinds/actionable";
import { MetaSchema, metaOf } from "~/kinds/exercise";
import { partName } from "~/kinds/facts";
import { FolderReader } from "~/kinds/folder-reader";
import { readConfidence, readText } from "~/kinds/form-fields";
import type { Kind } from "~/kinds/kind";
import { ConfidenceSchema, ReportBaseSchema } from "~/kinds/report-base";
import { isEnough, type Rules } from "~/kinds/rules";
import type { Finding } from "~/kinds/stand-by";
import { readWorkJson, sayField, WORK_JSON } from "~/kinds/work-folder";
import { ENGINE_VERSION } from "~/sandbox/contract";
import { linesOf } from "~/ui/diff/diff-lines";
import { card } from "./card";

const [CODE, OUTPUT] = ["code.ts", "output.txt"];

const ExerciseSchema = MetaSchema.extend({
  kind: z.literal("predict"),
  hints: z.tuple([z.string(), z.string(), z.string()]),
  /** The ids of rulings that accepted other answers. */
  ruled: z.array(z.string()).default([]),
});
interface Content {
  readonly exercise: z.infer<typeof ExerciseSchema>;
  readonly code: string;
  readonly output: string;
}
export interface Open {
  readonly code: string;
}
const DraftSchema = z.strictObject({ output: z.string().max(1_000), confidence: ConfidenceSchema.nullable() });
export type Draft = z.infer<typeof DraftSchema>;
const WorkSchema = z.strictObject({
  output: z.string().trim().min(1, "Write what it prints."),
  confidence: ConfidenceSchema,
});
type Work = z.infer<typeof WorkSchema>;
const ReportSchema = ReportBaseSchema.extend({
  kind: z.literal("predict"),
  status: z.enum(["passed", "failed"]),
  score: z.number(),
  detail: z.object({ said: z.string(), right: z.string(), ruled: z.array(z.string()), why: z.string() }),
});
export type Report = z.infer<typeof ReportSchema>;

const rules: Rules = {
  passFrom: 1,
  scoredAttempts: 3,
  hidesTopic: false,
  alwaysTrains: [],
  isToColleague: false,
  wanted: 0,
  mentoring: {
    rubric: [{ id: "reads", asks: "Reads the code in order", steps: ["no", "mostly", "yes"] }, ACTIONABLE],
    minutes: 4,
    questions: ["Which line prints first, and why?"],
  },
};

/**
 * A small kind that tests the contract: the learner predicts what a program prints, and may dispute the result of
 * another answer.
 */
export const predict: Kind<Content, Open, Draft, Work, Report> & { readonly id: "predict" } = {
  id: "predict",
  card,
  rules,
  read: (folder) => {
    const reader = new FolderReader(folder);
    const exercise = reader.json("exercise.json", ExerciseSchema);
    const [code, output] = [reader.text(CODE), reader.text(OUTPUT)];
    reader.finish();
    return { content: { exercise: exercise!, code, output: output.trim() }, meta: metaOf(exercise!) };
  },
  open: async ({ code }) => ({ code }),
  workspace: {
    draftSchema: DraftSchema,
    emptyDraft: () => ({ output: "", confidence: null }),
    guide: { places: {}, steps: [] },
    plain: ({ code }) => ({ code: { [`new:${CODE}`]: code }, prose: {} }),
    readForm: (_open, before, form) => ({
      draft: {
        output: readText(form.get("output")) ?? before.output,
        confidence: readConfidence(form, before.confidence),
      },
    }),
    hints: ({ exercise }) => exercise.hints,
  },
  work: {
    schema: WorkSchema,
    problemsOf: () => [],
    files: (_open, { output }) => ({ [OUTPUT]: output }),
    shown: (_open, { output }) => ({ says: output, files: [], notes: [] }),
    wanted: () => ({ own: [OUTPUT, WORK_JSON], given: {} }),
    fromFiles: (_content, files, confidence) => {
      const said = readWorkJson(files);
      const work = { output: files[OUTPUT] ?? "", confidence: confidence ?? said.confidence };
      return { work, problems: said.problems, at: (path) => sayField(path) };
    },
    likeness: async (_content, { output }) => output,
  },
  samples: ({ output }) => [
    { says: "right", work: { output, confidence: 75 } },
    { says: "wrong", work: { output: `${output}?`, confidence: 75 } },
  ],
  grade: async ({ content, work }) => {
    const { ruled } = content.exercise;
    const score = work.output.trim() === content.output || ruled.length > 0 ? 1 : 0;
    const status = isEnough(rules, score) ? "passed" : "failed";
    const detail = { said: work.output, right: content.output, ruled, why: "" };
    return { version: 1, kind: "predict", status, score, engine: ENGINE_VERSION, detail };
  },
  report: {
    schema: ReportSchema,
    headline: ({ score }) => ({ title: score === 1 ? "You predicted it" : "It prints something else", lead: "" }),
    texts: () => ({ files: [], exercise: { code: {}, prose: {} }, own: { code: {}, prose: {} } }),
    describe: ({ score, detail }) => [
      { title: "Output", lines: [{ tone: score === 1 ? "good" : "bad", text: `It prints ${detail.right}` }] },
    ],
    remarks: () => [],
    facts: ({ score }) => ({
      cameTrue: score === 1,
      trial: null,
      contest: null,
      parts: [{ type: "output", id: "output", share: score }],
      classes: [],
      falseAlarms: [],
    }),
    partWords: async () => new Map([[partName({ type: "output", id: "output" }), "what it prints"]]),
  },
  author: {
    check: async function* () {},
    exerciseSchema: ExerciseSchema,
    fileSchemas: [],
    subject: () => ["code.ts"],
  },
  can: {
    backing: {
      isProven: ({ score }) => score === 1,
      confirmedBy: { line: "reads", fromStep: 1 },
      withConfirmed: (report) => report,
    },
    changes: {
      start: () => ({}),
      between: (before, after) =>
        before.score === after.score ? [] : [{ isBetter: after.score > before.score, says: "the output" }],
      words: { better: "Now right", worse: "Now wrong", same: "The result is the same as before." },
    },
    reference: {
      files: (content, { output }) =>
        output === content.output ? [] : [{ path: OUTPUT, own: output, reference: content.output }],
    },
    change: {
      isFlawed: () => true,
      files: ({ code }) => [{ path: CODE, old: null, new: code }],
      shown: ({ code }) => {
        const rows = linesOf(code).map((text, i) => ({ type: "add" as const, old: null, new: i + 1, text }));
        return {
          task: "",
          pullRequest: "",
          files: [{ path: CODE, status: "new", rows, added: rows.length, deleted: 0 }],
        };
      },
    },
    standBy: {
      findings: findingsOf,
      held: () => null,
      withEnd: (report) => report,
      disputable: ({ score }, work) => (score === 1 ? [] : findingsOf(work)),
      key: () => ({ issues: [], neutral: [], decoys: [] }),
      amend: (folder, amendments) => {
        const exercise = ExerciseSchema.parse(JSON.parse(folder["exercise.json"]!));
        const ruled = amendments.map(({ id }) => id);
        return { ...folder, "exercise.json": JSON.stringify({ ...exercise, ruled }) };
      },
      rulingsIn: ({ detail }) => detail.ruled,
      withWords: (report, words) => {
        const why = report.detail.ruled.map((id) => words.get(id)?.why).join();
        return { ...report, detail: { ...report.detail, why } };
      },
    },
  },
};

function findingsOf({ output }: Work): Finding[] {
  return [{ id: "output", place: { whole: true }, class: "incomplete", severity: "minor", text: output }];
}
