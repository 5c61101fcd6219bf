import { z } from "zod";

/**
 * The part of the Common Test Report Format 1.0.0 that Onramp writes: its required fields, the optional ones in use,
 * and nothing else. It follows the specification (ctrf.io/docs/specification), which also forbids unknown fields.
 */
const count = z.int().min(0);
const status = z.enum(["passed", "failed", "skipped", "pending", "other"]);

const TestSchema = z.strictObject({
  name: z.string().min(1),
  status,
  duration: z.int().min(0),
  suite: z.array(z.string()).min(1),
  rawStatus: z.string(),
  message: z.string().optional(),
  trace: z.string().optional(),
  filePath: z.string().optional(),
  line: z.int().min(1).optional(),
});

const SummarySchema = z.strictObject({
  tests: count,
  passed: count,
  failed: count,
  skipped: count,
  pending: count,
  other: count,
  start: z.int(),
  stop: z.int(),
  duration: count,
});

export const CtrfSchema = z
  .strictObject({
    reportFormat: z.literal("CTRF"),
    specVersion: z.literal("1.0.0"),
    generatedBy: z.string(),
    results: z.strictObject({
      tool: z.strictObject({ name: z.string().min(1), version: z.string() }),
      summary: SummarySchema,
      tests: z.array(TestSchema),
      extra: z.record(z.string(), z.unknown()),
    }),
  })
  .refine(({ results: { summary, tests } }) => {
    const of = (wanted: z.infer<typeof status>) => tests.filter((test) => test.status === wanted).length;
    const isCounted = status.options.every((one) => summary[one] === of(one)) && summary.tests === tests.length;
    return isCounted && summary.duration === summary.stop - summary.start;
  }, "the summary does not count the tests");
