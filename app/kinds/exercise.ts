import { z } from "zod";
import { MAX_UNITS_PER_TEST } from "~/sandbox/contract";
import { dropHidden } from "~/ui/text/hidden-signs";
import { DEFECT_CLASS_IDS } from "./defect-classes";
import { FEATURE_IDS } from "./features";
import { SKILL_IDS, TRACK_IDS } from "./skills";

/**
 * The text of the files in an exercise's folder, keyed by path inside the folder ("key.json", "after/src/slots.ts").
 */
export type Folder = Readonly<Record<string, string>>;

/**
 * Whether a grade may depend on the file. A stored AI review and a walkthrough are only shown on pages, and only
 * `check` reads `coverage.json`, `open.json`, `open.test.ts` and `properties.ts`. These files belong to the revision
 * but are not part of its hash.
 */
export const isGraded = (path: string): boolean =>
  !/^(?:ai-review\.json$|coverage\.json$|open\.(?:json|test\.ts)$|properties\.ts$|walkthrough\.json$|ai-review\/|origin\/ai-review\/)/.test(
    path,
  );

/** A problem that an author has to fix. `file` is inside the exercise's folder; `line` is 1-based. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  /** What is wrong and how to fix it, in one line. */
  readonly message: string;
}

/** Thrown if a folder can't be read as an exercise. Contains every problem found, not only the first. */
export class ExerciseProblems extends Error {
  override readonly name = "ExerciseProblems";
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => `${p.file}${p.line ? `:${p.line}` : ""} ${p.message}`).join("\n"));
  }
}

/** One line of text. Hidden characters, such as those that reorder the surrounding text, would mislead readers. */
const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(
      (value) => dropHidden(value) === value && !/[\t\n]/.test(value),
      "must be one line of plain text: remove line breaks and invisible characters",
    );

/**
 * The origin of the change that the learner works on. A model may be named only together with its prompt and raw
 * output.
 */
const OriginSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("written"),
    /** The known failure that inspired the exercise, described in one sentence. */
    after: text(300),
    /** The URL of a web page about this failure, to which the report links. */
    source: z.url({ protocol: /^https?$/, error: "must be an address that begins with https://" }).optional(),
  }),
  z.strictObject({
    type: z.literal("model"),
    name: text(100),
    date: z.iso.date(),
    /** The paths of the prompt and the raw output in the exercise's folder. */
    prompt: text(200),
    raw: text(200),
  }),
  z.strictObject({
    type: z.literal("imported"),
    /** The original source: a URL, or the name of a collection. */
    source: text(300),
    /** The original's licence, as stated in its source: "MIT". */
    licence: text(200),
    /** The exercise's name in the original source. */
    named: text(100),
    /** The exercise's authors in the original source. */
    authors: z.array(text(100)).max(50).optional(),
  }),
]);

export type Origin = z.infer<typeof OriginSchema>;

/** The fields in `exercise.json` that all kinds share. A kind's own schema extends this one. */
export const MetaSchema = z.strictObject({
  $schema: z.string().optional(),
  title: text(80),
  /** One sentence for the list of exercises. It describes the task, never the flaw. */
  summary: text(160),
  track: z.enum(TRACK_IDS),
  /** Position in the track, ascending. */
  order: z.int().min(1).max(999),
  difficulty: z.int().min(1).max(5),
  minutes: z.int().min(5).max(25),
  skills: z.array(z.enum(SKILL_IDS)).min(1).max(3),
  classes: z.array(z.enum(DEFECT_CLASS_IDS)),
  /**
   * Features that `npm run exercise -- stats` counts, in addition to kind, class and skill. For authors only: learners
   * never see them, not even after submission.
   */
  features: z.array(z.enum(FEATURE_IDS)).optional(),
  origin: OriginSchema,
  /**
   * The exercise (folder name) of which this exercise is a second form: same kind, skills, classes and difficulty, but
   * different code. Second forms are used to refresh a skill. Absent on a first form.
   */
  secondFormOf: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be the name of an exercise's folder")
    .optional(),
  /** The maximum work for one test, in engine units. Set it only if the default of 300 million is not enough. */
  unitsPerTest: z.int().positive().max(MAX_UNITS_PER_TEST).optional(),
  /** The reason why the folder has no `properties.ts`. */
  withoutProperties: text(200).optional(),
});
export type Meta = z.infer<typeof MetaSchema>;

const SharedSchema = z.object(MetaSchema.shape);
/** Returns the fields of a parsed `exercise.json` that all kinds share. */
export const metaOf = (exercise: Meta): Meta => SharedSchema.parse(exercise);
