import { z } from "zod";
import { ConfidenceSchema } from "../report-base";
import { MAX_FILE, MAX_FILES, MAX_SCRATCH } from "./constants";

const FilesSchema = z
  .record(z.string().max(200), z.string().max(MAX_FILE, "This file is longer than 100,000 characters. Shorten it."))
  .refine((files) => Object.keys(files).length <= MAX_FILES, "There are too many files.");

/** The learner's own test; absent if the learner wrote none. Mentors see it, but it isn't graded. */
const ScratchSchema = z
  .string()
  .max(MAX_SCRATCH, `Your own test is longer than ${MAX_SCRATCH / 1000},000 characters. Shorten it.`)
  .optional();

/** Work in progress. It contains only the files that the learner changed, keyed by path. */
export const FixDraftSchema = z.strictObject({
  files: FilesSchema,
  scratch: ScratchSchema,
  confidence: ConfidenceSchema.nullable(),
});
export type FixDraft = z.infer<typeof FixDraftSchema>;

/** The submission. Contains only changed files. All other files are the AI's versions. */
export const FixWorkSchema = z.strictObject({
  files: FilesSchema,
  scratch: ScratchSchema,
  confidence: z.int({ error: "Choose how confident you are, from 50 to 100%." }).min(50).max(100),
});
export type FixWork = z.infer<typeof FixWorkSchema>;
