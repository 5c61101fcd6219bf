import { z } from "zod";
import type { Files } from "~/sandbox/contract";
import type { StructureKind } from "~/sandbox/reading/structure";
import { type Folder, MetaSchema } from "../exercise";
import { FolderReader } from "../folder-reader";
import { SCRATCH_PATH } from "./constants";
import { type Coverage, CoverageSchema } from "./coverage";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by -");
const words = (max: number) => z.string().trim().min(1).max(max);
const hiddenTest = z
  .string()
  .regex(/^hidden\/[\w./-]+\.test\.ts$/, "must be a path such as hidden/past-closing.test.ts");
const source = z
  .string()
  .regex(
    /^(?!hidden\/)[\w./-]+\.(ts|js|json|md)$/,
    "must be a source file outside hidden/, or a text file such as README.md",
  )
  .refine((path) => !/\.test\.(ts|js)$/.test(path), "must not be a test: learners can't change the visible tests");
const questionFile = z.string().regex(/^question\/[\w.-]+\.test\.ts$/, "must be a path such as question/start.test.ts");

/** The types of limit on the code's structure, which is measured on the syntax tree. */
const STRUCTURE_KINDS = ["max-duplication", "max-function-lines"] as const satisfies readonly StructureKind[];

/** The schema for a fix exercise's `exercise.json`. */
export const FixExerciseSchema = MetaSchema.extend({
  kind: z.literal("fix"),
  hints: z.tuple([words(600), words(600), words(600)], {
    error: "must be exactly three hints, from a nudge to almost the answer",
  }),
  /** The files that the learner may change. */
  editable: z.array(source).min(1),
  /**
   * Each of these tests fails on the AI's code and passes on the reference. The twins use other inputs, decide the
   * score, and are never shown.
   */
  defects: z.array(
    z.strictObject({ id, says: words(200), tests: z.array(hiddenTest).min(1), twins: z.array(hiddenTest).min(1) }),
  ),
  /** Each of these tests passes on the AI's code and on the reference. */
  kept: z.array(z.strictObject({ id, says: words(200), tests: z.array(hiddenTest).min(1) })).min(1),
  /** Performance defects. The probe exports `prepare(n)` and `work(input)`, whose work is measured at n and 4n. */
  speed: z
    .array(
      z.strictObject({
        id,
        says: words(200),
        n: z.int().min(1).max(1_000_000),
        probe: z.string().regex(/^hidden\/[\w./-]+\.ts$/),
      }),
    )
    .optional(),
  /**
   * The limits that a refactoring exercise has instead of defects. `files`: the measured files (by default, all
   * editable files).
   */
  structure: z
    .array(
      z.strictObject({
        id,
        says: words(200),
        kind: z.enum(STRUCTURE_KINDS),
        limit: z.int().positive(),
        files: z.array(source).min(1).optional(),
      }),
    )
    .optional(),
  fixes: z.array(
    z.strictObject({
      id,
      says: words(300),
      /** `wrong`: passes the visible tests and fails hidden tests. `breaks`: breaks a kept behaviour. */
      role: z.enum(["wrong", "special-cases", "breaks", "right"]),
      score: z.number().min(0).max(1),
    }),
  ),
  question: z.strictObject({ asks: words(300), start: questionFile, model: questionFile }).optional(),
});
export type FixExercise = z.infer<typeof FixExerciseSchema>;

/** A fix other than the reference, correct or wrong. Contains only the files that it changes. */
export interface Repair {
  readonly id: string;
  readonly says: string;
  readonly role: FixExercise["fixes"][number]["role"];
  readonly score: number;
  readonly files: Files;
}

/** A complete fix exercise. Hidden tests, the reference and other fixes don't leave the server before the report. */
export interface FixContent {
  readonly exercise: FixExercise;
  readonly folder: Folder;
  /** The bug report, Markdown. */
  readonly report: string;
  readonly teaching: string;
  /** The AI's code with its visible tests. */
  readonly code: Files;
  /** Files that replace files in `code`. */
  readonly reference: Files;
  /** The hidden files, keyed by their path when they run: "hidden/past-closing.test.ts". */
  readonly hidden: Files;
  readonly repairs: readonly Repair[];
  readonly question: { readonly asks: string; readonly start: string; readonly model: string } | null;
  /** Which tests check what the bug report requires. Null for imported exercises. */
  readonly coverage: Coverage | null;
}

/** Parses a fix exercise's folder. Throws `ExerciseProblems`. */
export function readFix(folder: Folder): FixContent {
  const reader = new FolderReader(folder);
  const exercise = reader.json("exercise.json", FixExerciseSchema);
  const code = reader.files("code");
  const reference = reader.files("reference");
  const hidden = Object.fromEntries(
    Object.entries(reader.files("hidden")).map(([path, text]) => [`hidden/${path}`, text]),
  );
  const texts = { report: reader.text("report.md"), teaching: reader.text("teaching.md") };
  if (!exercise) {
    reader.finish();
    throw new Error("exercise.json is missing, but no problem was reported");
  }
  checkNames(reader, exercise, code, hidden);
  const mayChange = (file: string, files: Files) => {
    for (const path of Object.keys(files)) {
      if (!exercise.editable.includes(path))
        reader.problem(`${file}/${path}`, 'is not under "editable", so a learner couldn\'t make this fix');
    }
  };
  mayChange("reference", reference);
  const repairs = exercise.fixes.map((fix) => {
    const files = reader.files(`fixes/${fix.id}`);
    mayChange(`fixes/${fix.id}`, files);
    return { ...fix, files };
  });
  const question = exercise.question
    ? {
        asks: exercise.question.asks,
        start: reader.text(exercise.question.start),
        model: reader.text(exercise.question.model),
      }
    : null;
  const coverage = "coverage.json" in folder ? (reader.json("coverage.json", CoverageSchema) ?? null) : null;
  reader.finish();
  return { exercise, folder, ...texts, code, reference, hidden, repairs, question, coverage };
}

/** Checks that every listed file exists and is listed only once, and that every existing file is listed. */
function checkNames(reader: FolderReader, exercise: FixExercise, code: Files, hidden: Files): void {
  const { defects, kept, speed = [], structure = [], fixes, editable } = exercise;
  const json = "exercise.json";
  editable.forEach((path, i) => {
    if (!(path in code)) reader.problem(json, `"${path}" is not in code/`, ["editable", i]);
  });
  if (SCRATCH_PATH in code) reader.problem(`code/${SCRATCH_PATH}`, "is the name of the learner's own test: rename it");
  if (structure.length > 0 && defects.length + speed.length > 0)
    reader.problem(json, "a refactor has no defects, so list either structure limits or defects", ["structure"]);
  if (structure.length + defects.length + speed.length === 0)
    reader.problem(json, "list at least one defect", ["defects"]);
  if (exercise.classes.length === 0) reader.problem(json, "name the defect class", ["classes"]);
  if (defects.length > 0 && !exercise.question)
    reader.problem(json, '"question" is missing: ask for an input that used to fail');
  if (exercise.origin.type === "model") {
    reader.text(exercise.origin.prompt);
    reader.text(exercise.origin.raw);
  }
  const groups = { defects, kept, speed, structure, fixes };
  const known = new Set<string>();
  for (const [name, group] of Object.entries(groups)) {
    group.forEach((item, i) => {
      if (known.has(item.id)) reader.problem(json, `"${item.id}" is listed twice`, [name, i, "id"]);
      known.add(item.id);
    });
  }
  const named = new Set<string>();
  const name = (path: string, place: (string | number)[]) => {
    if (!(path in hidden)) reader.problem(json, `"${path}" is missing`, place);
    if (named.has(path)) reader.problem(json, `"${path}" is listed twice`, place);
    named.add(path);
  };
  defects.forEach((defect, i) => {
    for (const path of defect.tests) name(path, ["defects", i, "tests"]);
    for (const path of defect.twins) name(path, ["defects", i, "twins"]);
  });
  kept.forEach((behaviour, i) => {
    for (const path of behaviour.tests) name(path, ["kept", i, "tests"]);
  });
  speed.forEach((defect, i) => {
    name(defect.probe, ["speed", i, "probe"]);
  });
  for (const path of Object.keys(hidden)) {
    if (path.endsWith(".test.ts") && !named.has(path)) reader.problem(path, "is not named in exercise.json");
  }
  const listed = new Set(fixes.map((fix) => fix.id));
  for (const path of Object.keys(reader.under("fixes"))) {
    const fix = path.split("/", 1)[0]!;
    if (!listed.has(fix)) reader.problem(`fixes/${path}`, 'is not listed under "fixes" in exercise.json');
  }
}
