import { z } from "zod";
import { DEFECT_CLASS_IDS } from "./defect-classes";
import { FEATURE_IDS } from "./features";
import { SKILL_IDS, TRACK_IDS } from "./skills";

/** An exercise's folder as text: path inside the folder ("key.json", "after/src/slots.ts") → content. */
export type Folder = Readonly<Record<string, string>>;

/** What an author has to fix. `file` is inside the exercise's folder; `line` is 1-based. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  /** What is wrong, and what to do about it, in one line. */
  readonly message: string;
}

/** A folder that cannot be read as an exercise: every problem that was found, not only the first. */
export class ExerciseProblems extends Error {
  override readonly name = "ExerciseProblems";
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((p) => `${p.file}${p.line ? `:${p.line}` : ""} ${p.message}`).join("\n"));
  }
}

const text = (max: number) => z.string().trim().min(1).max(max);

/** Where the change that the learner works on came from. No model's name without its prompt and raw output. */
const OriginSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("written"),
    /** The known failure after which it was written, in a sentence. */
    after: text(300),
    /** A page on the web: a reader of the report may follow it. */
    source: z.url({ protocol: /^https?$/, error: "must be an address that begins with https://" }).optional(),
  }),
  z.strictObject({
    type: z.literal("model"),
    name: text(100),
    date: z.iso.date(),
    /** Files in the folder. */
    prompt: text(200),
    raw: text(200),
  }),
  z.strictObject({
    type: z.literal("imported"),
    /** Where it was taken from: an address, or the name of a collection. */
    source: text(300),
    /** Its licence, as its folder says it: "MIT". */
    licence: text(200),
    /** What it was named there. */
    named: text(100),
    /** Who wrote it there. */
    authors: z.array(text(100)).max(50).optional(),
  }),
]);

export type Origin = z.infer<typeof OriginSchema>;

/** Fields of `exercise.json` that all kinds share. A kind's own schema extends this one. */
export const MetaSchema = z.strictObject({
  $schema: z.string().optional(),
  title: text(80),
  /** One sentence for the list. Names the task, never the flaw. */
  summary: text(160),
  track: z.enum(TRACK_IDS),
  /** Place in the track, ascending. */
  order: z.int().min(1).max(999),
  difficulty: z.int().min(1).max(5),
  minutes: z.int().min(5).max(25),
  skills: z.array(z.enum(SKILL_IDS)).min(1).max(3),
  classes: z.array(z.enum(DEFECT_CLASS_IDS)),
  /**
   * What it counts towards in `npm run exercise -- stats`, beside kind, class and skill. The authors' own: never shown
   * to a learner, neither before nor after submission.
   */
  features: z.array(z.enum(FEATURE_IDS)).optional(),
  origin: OriginSchema,
  /**
   * The exercise (its folder's name) that this one is another form of, for checking again: the same kind, skills,
   * classes and difficulty on other code. Absent on a first form.
   */
  secondFormOf: z
    .string()
    .max(100)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be the name of an exercise's folder")
    .optional(),
  /** Work allowed to one test, in units, where 300 million are not enough. */
  unitsPerTest: z.int().positive().max(2_000_000_000).optional(),
});
export type Meta = z.infer<typeof MetaSchema>;

const SharedSchema = z.object(MetaSchema.shape);
/** What all kinds share of an `exercise.json` that a kind has read. */
export const metaOf = (exercise: Meta): Meta => SharedSchema.parse(exercise);
