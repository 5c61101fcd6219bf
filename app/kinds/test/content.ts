import { z } from "zod";
import type { Files } from "~/sandbox/contract";
import { type Folder, MetaSchema } from "../exercise";
import { FolderReader } from "../folder-reader";
import { type LeftOpen, LeftOpenSchema } from "./left-open";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by -");
const words = (max: number) => z.string().trim().min(1).max(max);
const path = z.string().regex(/^src\/[\w./-]+\.(ts|js)$/, "must be a path such as src/opening-hours.ts");

const HintsSchema = z.tuple([words(600), words(600), words(600)], {
  error: "must be exactly three hints, from a nudge to almost the answer",
});

/** The schema for a test exercise's `exercise.json`. */
export const TestExerciseSchema = MetaSchema.extend({
  kind: z.literal("test"),
  hints: HintsSchema,
  /** The reference's files from which mutants are generated. */
  subject: z.array(path).min(1),
  /**
   * `says`: a description of what the AI's code gets wrong. `differs`: an input that shows this mistake. Both are
   * present only if the AI's code is wrong.
   */
  ai: z.discriminatedUnion("wrong", [
    z.strictObject({ wrong: z.literal(true), says: words(200), differs: words(400) }),
    z.strictObject({ wrong: z.literal(false) }),
  ]),
  alternatives: z.array(z.strictObject({ id, says: words(300) })),
  mistakes: z.array(z.strictObject({ id, says: words(200), differs: words(400) })),
  /** Mutants that don't count, each with a reason. */
  allowed: z.array(
    z.strictObject({
      mutant: words(2000),
      because: words(400).regex(
        /^(equivalent|allowed by the specification): /,
        'must begin with "equivalent: " or "allowed by the specification: "',
      ),
    }),
  ),
  suites: z.strictObject({
    model: z.literal(1, { error: "must be 1, because the model suite catches everything" }),
    "happy-path": z.number().min(0).max(1),
    snapshot: z.number().min(0).max(1),
    "over-specified": z.number().min(0).max(1),
  }),
});
export type TestExercise = z.infer<typeof TestExerciseSchema>;
export type SuiteName = keyof TestExercise["suites"];
export const SUITE_NAMES = ["model", "happy-path", "snapshot", "over-specified"] as const satisfies SuiteName[];

/** A correct or wrong implementation. Contains all files of its project except the suite. */
export interface Version {
  readonly id: string;
  readonly says: string;
  readonly files: Files;
}
export interface Mistake extends Version {
  readonly differs: string;
}

/** A complete test exercise. The reference, the other versions and the suites never leave the server. */
export interface TestContent {
  readonly exercise: TestExercise;
  readonly folder: Folder;
  readonly spec: string;
  readonly teaching: string;
  readonly shared: Files;
  /** The AI's own files, without the files that all versions share. */
  readonly ai: Files;
  readonly reference: Files;
  readonly alternatives: readonly Version[];
  /** Mistakes that the author wrote by hand. If the AI's code is wrong, it counts as another mistake. */
  readonly mistakes: readonly Mistake[];
  readonly start: string;
  readonly suites: Readonly<Record<SuiteName, string>>;
  readonly inputs: string;
  /** The alternatives for each sentence that leaves something open. The tests in `openTests` show how they differ. */
  readonly open: LeftOpen | null;
  readonly openTests: string;
}

/**
 * Parses a test exercise's folder. The files in an alternative or a mistake replace shared files and the reference's
 * files, so its folder contains only files that differ. Throws `ExerciseProblems`.
 */
export function readTest(folder: Folder): TestContent {
  const reader = new FolderReader(folder);
  const exercise = reader.json("exercise.json", TestExerciseSchema);
  const shared = reader.under("shared");
  const ai = reader.files("ai");
  const reference = { ...shared, ...reader.files("reference") };
  const content = {
    folder,
    spec: reader.text("spec.md"),
    teaching: reader.text("teaching.md"),
    shared,
    ai,
    reference,
    start: reader.text("start.test.ts"),
    suites: Object.fromEntries(SUITE_NAMES.map((name) => [name, reader.text(`suites/${name}.test.ts`)])) as Record<
      SuiteName,
      string
    >,
    inputs: reader.text("inputs.ts"),
    open: "open.json" in folder ? reader.json("open.json", LeftOpenSchema) : null,
    openTests: folder["open.test.ts"] ?? "",
  };
  if (!exercise) {
    reader.finish();
    throw new Error("exercise.json is missing, but no problem was reported");
  }

  exercise.subject.forEach((file, i) => {
    if (!(file in reference)) reader.problem("exercise.json", `"${file}" is not in reference/`, ["subject", i]);
    if (!(file in { ...shared, ...ai })) reader.problem("exercise.json", `"${file}" is not in ai/`, ["subject", i]);
  });
  // Pages list an exercise's classes before submission. Without this rule, an empty list would reveal that the AI's
  // code is correct.
  if (exercise.classes.length === 0)
    reader.problem(
      "exercise.json",
      "name the defect class of the AI's mistake; if the AI is right, of the mistakes that a suite must catch",
      ["classes"],
    );
  if (exercise.origin.type === "model") {
    reader.text(exercise.origin.prompt);
    reader.text(exercise.origin.raw);
  }
  for (const kind of ["alternatives", "mistakes"] as const) {
    const listed = exercise[kind].map((version) => version.id);
    listed.forEach((name, i) => {
      if (listed.indexOf(name) !== i) reader.problem("exercise.json", `"${name}" is listed twice`, [kind, i]);
    });
    const there = new Set(Object.keys(reader.under(kind)).map((file) => file.split("/", 1)[0]!));
    for (const name of there)
      if (!listed.includes(name)) reader.problem(`${kind}/${name}`, `is not listed under "${kind}" in exercise.json`);
  }
  const version = <V extends { id: string }>(kind: string, listed: V) => ({
    ...listed,
    files: { ...reference, ...reader.files(`${kind}/${listed.id}`) },
  });
  const alternatives = exercise.alternatives.map((listed) => version("alternatives", listed));
  const mistakes = exercise.mistakes.map((listed) => version("mistakes", listed));
  reader.finish();
  return { ...content, exercise, alternatives, mistakes };
}
