import { z } from "zod";
import type { Failure } from "~/sandbox/contract";

/** A failure from a sandbox run, as a report stores it. */
export const FailureSchema = z.object({
  kind: z.enum(["assertion", "error", "units", "memory", "depth", "output", "hung"]),
  message: z.string(),
  diff: z.string().optional(),
  file: z.string().optional(),
  line: z.int().positive().optional(),
}) satisfies z.ZodType<Failure>;
