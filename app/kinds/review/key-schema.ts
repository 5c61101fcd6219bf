import { z } from "zod";
import { DEFECT_CLASS_IDS } from "../defect-classes";
import { MetaSchema } from "../exercise";
import type { Range } from "../place";
import { PathSchema, RangeSchema, RemarkSchema, SeveritySchema, WholeSchema } from "../place-schema";
import { MAX_ISSUES } from "./constants";

/** Schemas for the two JSON files in a review exercise's folder. Format: exercises/README.md, "review". */

export const ReviewMetaSchema = MetaSchema.extend({ kind: z.literal("review") });
export type ReviewMeta = z.infer<typeof ReviewMetaSchema>;

const words = z.string().trim().min(1).max(2_000);
/** Lines that look wrong but are correct, or that are acceptable as they are, with the reason. */
export type Remark = z.infer<typeof RemarkSchema>;

/** An edit to the AI's code: `find` (whole lines that occur exactly once in the file) is replaced by `put`. */
const EditSchema = z.strictObject({
  file: PathSchema,
  find: z.array(z.string()).min(1),
  put: z.array(z.string()),
});
export type Edit = z.infer<typeof EditSchema>;

const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");

/**
 * Lines where a finding neither earns nor costs anything, with the reason. `of`: issues that are also visible on these
 * lines, for example in a caller of the wrong function, in its type or comment, or in a test. A finding with the class
 * of such an issue earns part of the issue's credit.
 */
const NeutralSchema = RemarkSchema.safeExtend({ of: z.array(id).min(1).max(MAX_ISSUES).optional() });

/**
 * Lines that look wrong but are correct, with the reason. `answers`: the classes of the objections that the reason
 * answers. If a finding has another class, its report says that no one has looked at this objection. If the field is
 * missing, as in rulings and older keys, the reason answers every objection.
 */
const DecoySchema = RemarkSchema.safeExtend({ answers: z.array(z.enum(DEFECT_CLASS_IDS)).min(1).optional() });

const IssueSchema = z.strictObject({
  id,
  title: z.string().trim().min(1).max(160),
  /** The best-fitting class comes first. The others are accepted, too. */
  classes: z.array(z.enum(DEFECT_CLASS_IDS)).min(1).max(5),
  severity: SeveritySchema,
  accepted: z
    .array(z.union([RangeSchema, WholeSchema]))
    .min(1)
    .max(12),
  why: words,
  how: words,
  mend: z.array(EditSchema).max(20).default([]),
  /**
   * Places that call, describe or type a function that the fix edits, but where the issue isn't visible. Each has a
   * reason.
   */
  elsewhere: z.array(RemarkSchema).max(20).optional(),
  /** The reason why no test can show the issue. Absent if a test can show it. */
  untestable: words.optional(),
});
export type Issue = z.infer<typeof IssueSchema>;

export const KeySchema = z.strictObject({
  $schema: z.string().optional(),
  issues: z
    .array(IssueSchema)
    .max(MAX_ISSUES)
    .refine((issues) => new Set(issues.map((i) => i.id)).size === issues.length, "two issues have the same id"),
  neutral: z.array(NeutralSchema).max(60).default([]),
  decoys: z.array(DecoySchema).max(20).default([]),
  /**
   * Classes for which a finding on the whole change neither earns nor costs anything. Rulings set this field. Authors
   * don't need it.
   */
  wholeNeutral: z.array(z.enum(DEFECT_CLASS_IDS)).optional(),
  /** Files that the change removes. */
  deleted: z.array(PathSchema).max(20).default([]),
  /** Set if some of the code base's tests fail, because an issue affects them. */
  ownTests: z.strictObject({ failOn: z.array(z.enum(["ai", "reference"])).min(1), because: words }).optional(),
});
export type Key = z.infer<typeof KeySchema>;

type Accepts = Pick<Issue, "accepted">;
/** Returns an issue's accepted lines. Omits the whole change, even if it is an accepted place. */
export const rangesOf = ({ accepted }: Accepts): Range[] => accepted.flatMap((one) => ("whole" in one ? [] : [one]));
export const acceptsWhole = ({ accepted }: Accepts): boolean => accepted.some((one) => "whole" in one);
