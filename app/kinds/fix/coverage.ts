import { z } from "zod";

/** The ways in which a careless fix treats a symptom instead of the cause. */
export const CARELESS = {
  "every-consumer": "patches every place that shows a symptom, but leaves the cause",
  deletes: "deletes the data, text or code that causes the problem, instead of handling it",
  "catches-all": "catches every error, or swallows every unexpected value",
  "returns-early": "returns early for the reported case",
} as const;
export type Careless = keyof typeof CARELESS;

/** The id of a listed fix, or a sentence that says why there can be no such fix. */
const fixOrReason = z.string().trim().min(1).max(200);

/** `coverage.json` of a fix exercise: says which hidden tests check what the bug report asks for. */
export const CoverageSchema = z.strictObject({
  /**
   * An entry for each sentence of the report; its key is the beginning of the sentence. Its value is the ids of the
   * tests for that sentence, or the reason why the sentence needs no test.
   */
  sentences: z.record(z.string().min(1), z.union([z.array(z.string()).min(1), z.string().trim().min(1).max(200)])),
  /**
   * For each kind of careless fix, the id of a listed fix of this kind, which shows that the hidden tests reject such
   * a fix.
   */
  careless: z.strictObject({
    "every-consumer": fixOrReason,
    deletes: fixOrReason,
    "catches-all": fixOrReason,
    "returns-early": fixOrReason,
  } satisfies Record<Careless, z.ZodType>),
});
export type Coverage = z.infer<typeof CoverageSchema>;

/** Whether a value of `careless` is the id of a fix. An id is one word, and a reason has several words. */
export const namesFix = (value: string) => !/\s/.test(value);
