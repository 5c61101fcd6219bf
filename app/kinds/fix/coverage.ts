import { z } from "zod";
import { begins, sentencesOf } from "../sentences";

/** The types of careless fix, which treat a symptom instead of the cause. */
export const CARELESS = {
  "every-consumer": "patches every place that shows a symptom, but leaves the cause",
  deletes: "deletes the data, text or code that causes the problem, instead of handling it",
  "catches-all": "catches every error, or swallows every unexpected value",
  "returns-early": "returns early for the reported case",
} as const;
export type Careless = keyof typeof CARELESS;

/** The id of a listed fix, or a sentence that explains why there can be no such fix. */
const fixOrReason = z.string().trim().min(1).max(200);

/**
 * The schema for a fix exercise's `coverage.json`, which says which hidden tests check what the bug report requires.
 */
export const CoverageSchema = z.strictObject({
  /**
   * An entry for each sentence in the report, keyed by the beginning of the sentence. The value lists the ids of the
   * tests for that sentence, or gives the reason why the sentence needs no test.
   */
  sentences: z.record(z.string().min(1), z.union([z.array(z.string()).min(1), z.string().trim().min(1).max(200)])),
  /**
   * For each type of careless fix, the id of a listed fix of this type, which shows that the hidden tests reject such a
   * fix.
   */
  careless: z.strictObject({
    "every-consumer": fixOrReason,
    deletes: fixOrReason,
    "catches-all": fixOrReason,
    "returns-early": fixOrReason,
  } satisfies Record<Careless, z.ZodType>),
});
export type Coverage = z.infer<typeof CoverageSchema>;

/** Whether a value in `careless` is the id of a fix. An id is one word, and a reason has several. */
export const namesFix = (value: string) => !/\s/.test(value);

/** Returns the sentences of a bug report that are checked by the tests for this defect, behaviour or limit. */
export function sentencesOn(id: string, report: string, coverage: Coverage | null): string[] {
  const quotations = Object.entries(coverage?.sentences ?? {}).flatMap(([quotation, by]) =>
    typeof by !== "string" && by.includes(id) ? [quotation] : [],
  );
  if (quotations.length === 0) return [];
  return sentencesOf(report)
    .filter((sentence) => quotations.some((quotation) => begins(quotation, sentence)))
    .map(({ text }) => text);
}
