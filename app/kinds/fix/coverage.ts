import { z } from "zod";

/** The ways in which a careless fix treats a symptom instead of the cause. */
export const CARELESS = {
  "every-consumer": "patches every place that shows a symptom, and leaves the cause",
  deletes: "deletes the data, text or code in the way, instead of handling it",
  "catches-all": "catches every error, or swallows every odd value",
  "returns-early": "returns early for the reported case",
} as const;
export type Careless = keyof typeof CARELESS;

/** The id of a listed fix, or a sentence that says why there can be no such fix. */
const fixOrReason = z.string().trim().min(1).max(200);

/** `coverage.json` of a fix exercise: proves that its hidden tests check what the report asks for. */
export const CoverageSchema = z.strictObject({
  /** By the beginning of each sentence of the report: the ids of the tests for it, or the reason why it needs none. */
  sentences: z.record(z.string().min(1), z.union([z.array(z.string()).min(1), z.string().trim().min(1).max(200)])),
  /** For each kind of careless fix: a listed fix of this kind, which shows that the hidden tests reject it. */
  careless: z.strictObject({
    "every-consumer": fixOrReason,
    deletes: fixOrReason,
    "catches-all": fixOrReason,
    "returns-early": fixOrReason,
  } satisfies Record<Careless, z.ZodType>),
});
export type Coverage = z.infer<typeof CoverageSchema>;

/** Whether a value of `careless` names a fix: one word, where a reason has several. */
export const namesFix = (value: string) => !/\s/.test(value);
