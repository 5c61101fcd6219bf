import { z } from "zod";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { PathSchema } from "../place-schema";

/** Schemas for the files of a stored AI review. Format: exercises/README.md, "Comments by an AI reviewer". */

/** The origin of the review, as far as we know. */
export const AiAboutSchema = z.strictObject({
  model: z.string().trim().min(1).max(100),
  date: z.iso.date(),
  how: z.string().trim().min(1).max(400),
});

/** The model's reply, unedited. Line numbers refer to the new version. */
export const AiReplySchema = z.array(
  z.object({
    file: PathSchema,
    line: z.int().min(1),
    endLine: z.int().min(1).nullish(),
    body: z.string().min(1).max(4_000),
  }),
);

/**
 * The format of a fresh review. If a model returns more comments than the maximum, for example one on each line, Onramp
 * asks the model once more.
 */
export const FreshReplySchema = z.object({ comments: AiReplySchema.max(60) });

const common = {
  /** The comment's index in the reply. */
  comment: z.int().min(0),
  /** The reason, in one or two sentences, which learners see after they have judged the comment. */
  because: z.string().trim().min(20).max(400),
};
const index = z.int().min(0);

const JudgedSchema = z.discriminatedUnion("truth", [
  z.strictObject({
    ...common,
    truth: z.literal("right"),
    /** The issue that the comment reports, and the class of defect that the comment describes. */
    issue: z.string(),
    class: z.enum(DEFECT_CLASS_IDS),
  }),
  z.strictObject({
    ...common,
    truth: z.literal("wrong"),
    /** Index of the decoy that the comment wrongly reports as a defect. */
    decoy: index.optional(),
    /** Name of a test, ai-review/<name>.test.ts, that shows that the comment's claim is false. */
    test: z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens")
      .optional(),
  }),
  z.strictObject({
    ...common,
    truth: z.literal("not-worth"),
    /** Index of the neutral range or of the decoy that the comment is about. Exactly one of the two is set. */
    neutral: index.optional(),
    decoy: index.optional(),
  }),
]);
export type JudgedComment = z.infer<typeof JudgedSchema>;

export const AiReviewSchema = z.strictObject({
  $schema: z.string().optional(),
  comments: z
    .array(JudgedSchema)
    .min(3)
    .max(6)
    .refine(
      (all) => new Set(all.map(({ comment }) => comment)).size === all.length,
      "two entries have the same comment",
    ),
});
