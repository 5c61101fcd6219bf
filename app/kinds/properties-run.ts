import { z } from "zod";
import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants/mutants.server";
import { FAIL_MARK, INPUTS, LIST_MARK, type Plan, propertiesDriver } from "./properties-driver";

/** Runs an exercise's properties in the sandbox, and reads their results. */

/** The share of inputs that are tried on each mutant. This is enough to see whether a property can fail. */
const MUTANT_SHARE = 0.006;
/**
 * The number of inputs per run. The sandbox never frees objects that refer to each other, so a run that creates many
 * such objects runs out of memory.
 */
const PER_RUN = 2_500;

const DRIVER = "properties.test.ts";

const PropertySchema = z.strictObject({
  /** A description of the property, in a few words. */
  says: z.string().trim().min(1).max(200),
  /** Quotations from the task that state the property. */
  from: z.array(z.string().trim().min(1)).min(1),
  inputs: z.int().min(20).max(INPUTS).optional(),
  /** Why the property is tested on fewer inputs than usual. */
  because: z.string().trim().min(1).max(200).optional(),
  /** In an otherwise clean change, the minor issue that makes the property fail. */
  issue: z.string().optional(),
});
export type Property = z.infer<typeof PropertySchema>;

const PropertiesSchema = z.array(PropertySchema).min(1, "must be a list named properties, with at least one property");

const FailedSchema = z.object({ input: z.string(), reason: z.string() });

/** The result of testing a property on one version. */
export interface Tried {
  readonly inputs: number;
  readonly units: number;
  /** A small input for which the property fails, and the reason. Null if the property holds for all inputs. */
  readonly failed: z.infer<typeof FailedSchema> | null;
  /** Why some inputs could not be tried; null if all were. */
  readonly stopped: string | null;
}

const run = (files: Files, source: string, plan: Plan, sandbox: Sandbox): Promise<RunResult> =>
  sandbox.run({
    files: { ...files, [DRIVER]: propertiesDriver(source, plan) },
    tests: [DRIVER],
    spacious: true,
    bodies: false,
  });

const failureOf = ({ failure, tests }: RunResult) => failure ?? tests.flatMap(({ failures }) => failures)[0];

/**
 * Returns the properties that the file lists, or the problems that occur when the file runs with a version of the code.
 */
export async function listProperties(
  files: Files,
  source: string,
  sandbox: Sandbox,
): Promise<{ list: readonly Property[] } | { faults: readonly string[]; line?: number }> {
  const result = await run(files, source, { mode: "list" }, sandbox);
  const described = linesOf(result, LIST_MARK)[0];
  if (described === undefined) {
    const { line, message } = failureOf(result) ?? { message: result.outcome };
    const faults = [`does not run: ${message}`];
    return line === undefined ? { faults } : { faults, line };
  }
  const read = PropertiesSchema.safeParse(described);
  if (read.success) return { list: read.data };
  return { faults: read.error.issues.map(({ path, message }) => `properties.${path.join(".")}: ${message}`) };
}

const linesOf = ({ log }: RunResult, mark: string): unknown[] =>
  log.split("\n").flatMap((line) => (line.startsWith(mark) ? [JSON.parse(line.slice(mark.length))] : []));

/** Tries a share of each property's inputs on one version. Returns the results in the order of the properties. */
export const tryProperties = (
  files: Files,
  source: string,
  list: readonly Property[],
  share: number,
  sandbox: Sandbox,
): Promise<Tried[]> =>
  Promise.all(
    list.map(async ({ inputs: wanted = INPUTS }, property) => {
      const inputs = Math.ceil(wanted * share);
      const parts = Array.from({ length: Math.ceil(inputs / PER_RUN) }, (_, part) => part * PER_RUN);
      const results = await Promise.all(
        parts.map((from) => {
          const to = Math.min(from + PER_RUN, inputs);
          return run(files, source, { mode: "search", property, from, to }, sandbox);
        }),
      );
      // The last line that a run prints contains the smallest input that its search found.
      const found = results.flatMap((result) => linesOf(result, FAIL_MARK).slice(-1));
      const failed = found.map((one) => FailedSchema.parse(one)).sort((a, b) => a.input.length - b.input.length);
      const units = results.reduce((sum, result) => sum + result.units, 0);
      return {
        inputs,
        units,
        failed: failed[0] ?? null,
        stopped: results.map(failureOf).find(Boolean)?.message ?? null,
      };
    }),
  );

/**
 * Returns the number of mutants of these files on which at least one property fails, and the indices of the properties
 * that fail on at least one mutant.
 */
export async function strengthOf(files: Files, source: string, paths: readonly string[], sandbox: Sandbox) {
  const mutated = await mutate(files, paths);
  const { kills, stopped } = await sandbox.matrix({
    files: { ...files, [DRIVER]: propertiesDriver(source, { mode: "fail", share: MUTANT_SHARE }) },
    tests: [DRIVER],
    mutated,
  });
  // If the first test fails on a mutant, the mutant didn't load.
  const tests = Object.values(kills).map((by) => (`${DRIVER}#0` in by ? [] : Object.keys(by)));
  return {
    mutants: mutated.mutants.length,
    caught: tests.filter((by) => by.length > 0).length,
    able: new Set(tests.flat().map((id) => Number(id.split("#")[1]) - 1)),
    stopped: stopped?.message ?? null,
  };
}
