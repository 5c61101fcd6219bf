import { z } from "zod";
import { ConfidenceSchema } from "../report-base";
import { MAX_SUITE } from "./constants";

const tooLong = `Your suite is longer than ${MAX_SUITE / 1000},000 characters. Shorten it.`;

/** A draft. The suite may contain any text, and the confidence may be missing. */
export const TestDraftSchema = z.strictObject({
  suite: z.string().max(MAX_SUITE, tooLong),
  confidence: ConfidenceSchema.nullable(),
});
export type TestDraft = z.infer<typeof TestDraftSchema>;

/** The submission. */
export const TestWorkSchema = z.strictObject({
  suite: z
    .string()
    .max(MAX_SUITE, tooLong)
    .refine((suite) => suite.trim() !== "", "Write at least one test before you hand in."),
  confidence: z.int({ error: "Choose how confident you are, from 50 to 100%." }).min(50).max(100),
});
export type TestWork = z.infer<typeof TestWorkSchema>;
