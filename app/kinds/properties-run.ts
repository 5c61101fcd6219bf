import { z } from "zod";
import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants.server";
import { FAIL_MARK, INPUTS, LIST_MARK, PROPERTIES, propertiesDriver, titleOf } from "./properties-driver";

/** Runs the properties of an exercise in the sandbox, and reads what they did. */

/** The share on each mutant: enough to see that a property can fail. */
const MUTANT_SHARE = 0.006;
/** Work of all properties together on one version, a few seconds. */
const UNITS = 8_000_000_000;

const DRIVER = "properties.test.ts";

const PropertySchema = z.strictObject({
  /** What holds, in a few words. */
  says: z.string().trim().min(1).max(200),
  /** Parts of the task's sentences from which it follows. */
  from: z.array(z.string().trim().min(1)).min(1),
  inputs: z.int().min(100).max(INPUTS).optional(),
  /** Why there are fewer inputs. */
  because: z.string().trim().min(1).max(200).optional(),
  /** The minor issue of a clean change on which it fails. */
  issue: z.string().optional(),
});
export type Property = z.infer<typeof PropertySchema>;

const PropertiesSchema = z.array(PropertySchema).min(1, "must be a list, properties, with at least one property");

const FailedSchema = z.object({ p: z.int(), input: z.string(), reason: z.string() });
/** A small input on which the property with that index fails. */
type Failed = z.infer<typeof FailedSchema>;

/** Tries a share of the inputs on one version. */
export const tryProperties = (files: Files, source: string, share: number, sandbox: Sandbox): Promise<RunResult> =>
  sandbox.run({
    files: { ...files, [PROPERTIES]: source, [DRIVER]: propertiesDriver({ share, mode: "search" }) },
    tests: [DRIVER],
    unitsInAll: UNITS,
    bodies: false,
  });

/** The properties as the file lists them; or what is wrong with it. */
export function listOf(
  result: RunResult,
): { list: readonly Property[] } | { faults: readonly string[]; line?: number } {
  const described = result.log.split("\n").find((line) => line.startsWith(LIST_MARK));
  if (!described) {
    const failure = result.failure ?? result.tests[0]?.failures[0];
    const faults = [`does not run on the reference: ${failure?.message ?? result.outcome}`];
    return failure?.line === undefined ? { faults } : { faults, line: failure.line };
  }
  const read = PropertiesSchema.safeParse(JSON.parse(described.slice(LIST_MARK.length)));
  if (read.success) return { list: read.data };
  return { faults: read.error.issues.map(({ path, message }) => `properties.${path.join(".")}: ${message}`) };
}

/** By the property's index. */
export function failuresOf({ log }: RunResult): ReadonlyMap<number, Failed> {
  const failed = new Map<number, Failed>();
  for (const line of log.split("\n")) {
    if (!line.startsWith(FAIL_MARK)) continue;
    const failure = FailedSchema.parse(JSON.parse(line.slice(FAIL_MARK.length)));
    failed.set(failure.p, failure);
  }
  return failed;
}

export const testsOf = ({ tests }: RunResult, { says }: Property) =>
  tests.filter(({ title }) => title[0]!.startsWith(titleOf(says)));

/** How many mutants of the files some property fails on, and the indices of the properties that fail on any. */
export async function strengthOf(files: Files, source: string, paths: readonly string[], sandbox: Sandbox) {
  const mutated = await mutate(files, paths);
  const { kills, stopped } = await sandbox.matrix({
    files: { ...files, [PROPERTIES]: source, [DRIVER]: propertiesDriver({ share: MUTANT_SHARE, mode: "fail" }) },
    tests: [DRIVER],
    mutated,
  });
  // The first test only lists the properties: a mutant that it fails on does not load.
  const tests = Object.values(kills).map((by) => (`${DRIVER}#0` in by ? [] : Object.keys(by)));
  return {
    mutants: mutated.mutants.length,
    caught: tests.filter((by) => by.length > 0).length,
    able: new Set(tests.flat().map((id) => Number(id.split("#")[1]) - 1)),
    stopped: stopped?.message ?? null,
  };
}
