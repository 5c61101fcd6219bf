import { z } from "zod";
import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import { programOf, walk } from "../syntax";
import { INPUTS_PER_TEST, WITNESS_INPUTS, WORK_FACTOR, WORK_FLOOR } from "./constants";
import type { TestContent } from "./content";
import { driver, MARK, OPEN_MARK, TRY_MARK } from "./driver";
import { type Witness, WitnessSchema } from "./report-schema";

/** The result of comparing a variant's answers with the reference's answers on seeded inputs. */
export interface Observation {
  /** A short call on which the two versions differ in a way that no alternative does. Null if there is none. */
  readonly witness: Witness | null;
  /** Whether the input was altered after `inputs.ts` generated it, so that it may be invalid. */
  readonly isBent: boolean;
  /**
   * A call on which the two versions differ in the same way as an alternative, so the specification leaves the answer
   * open.
   */
  readonly open: Witness | null;
  /** Why the comparison was impossible or incomplete, for example because the variant doesn't load or never ends. */
  readonly stopped: string | null;
}

/** The versions and inputs of a comparison. */
export type Compared = Pick<TestContent, "reference" | "inputs"> & {
  readonly alternatives: readonly Pick<TestContent["alternatives"][number], "files">[];
};

const DRIVER = "drive.test.ts";

/**
 * Runs a variant and the reference in the sandbox, on `count` seeded inputs of the exercise's `inputs.ts`. Stops after
 * the first batch that shows a difference. If an alternative differs in the same way (it gives the variant's answer or,
 * if the variant throws, it throws an error that also differs from the reference's result), the specification leaves
 * that difference open, so it is skipped. Only the name and code of errors are compared, never the message.
 *
 * `ends`: numbers to use if the seeded inputs show no difference. Some inputs are then tried again with these numbers
 * in place of the generated ones. Each number stays within the range generated for its position, and the reference
 * accepts the input, but the numbers at two positions may not fit together.
 */
export async function observe(
  content: Compared,
  variant: Files,
  count: number,
  sandbox: Sandbox,
  ends: readonly number[] = [],
): Promise<Observation> {
  return readObservation(await drive(content, variant, { batches: batchesOf(count), ends }, sandbox));
}

function drive(
  content: Compared,
  variant: Files,
  plan: Omit<Parameters<typeof driver>[0], "alternatives">,
  sandbox: Sandbox,
): Promise<RunResult> {
  const versions = [content.reference, variant, ...content.alternatives.map((a) => a.files)];
  const files: Record<string, string> = { [DRIVER]: driver({ ...plan, alternatives: content.alternatives.length }) };
  versions.forEach((version, v) => {
    for (const [path, text] of Object.entries(version)) files[`v${v}/${path}`] = text;
    files[`v${v}/inputs.ts`] = content.inputs;
  });
  return sandbox.run({ files, tests: [DRIVER], unitsPerTest: WORK_FACTOR * WORK_FLOOR });
}

/** Returns the first of a few seeded inputs for which a variant never ends. Null if it ends for all of them. */
export async function findStop(content: Compared, variant: Files, sandbox: Sandbox): Promise<Witness | null> {
  const result = await drive(content, variant, { batches: [[0, WITNESS_INPUTS]], ends: [], tries: "seeds" }, sandbox);
  const isStopped = result.tests.some(({ failures }) =>
    failures.some(({ kind }) => kind === "units" || kind === "hung"),
  );
  const seed = isStopped ? tellings(result, TRY_MARK, z.int()).at(-1) : undefined;
  if (seed === undefined) return null;
  const batches = [[seed, seed + 1]] as const;
  const once = await drive(content, content.reference, { batches, ends: [], tries: "inputs" }, sandbox);
  const [call] = tellings(once, TRY_MARK, FoundSchema);
  return call ? { input: call.input, right: call.right, wrong: "does not end" } : null;
}

/**
 * Divides the inputs into batches. The first batch is small, because most mutants that differ at all differ on one of
 * the first inputs.
 */
function batchesOf(count: number): [from: number, to: number][] {
  const first = Math.min(WITNESS_INPUTS, count);
  const more = Array.from({ length: Math.ceil((count - first) / INPUTS_PER_TEST) }, (_, i): [number, number] => {
    const from = first + i * INPUTS_PER_TEST;
    return [from, Math.min(from + INPUTS_PER_TEST, count)];
  });
  return [[0, first], ...more];
}

const FoundSchema = WitnessSchema.extend({ isBent: z.boolean() });

const tellings = <T>({ log }: RunResult, mark: string, schema: z.ZodType<T>): T[] =>
  log
    .split("\n")
    .filter((line) => line.includes(mark))
    .map((line) => schema.parse(JSON.parse(line.slice(line.indexOf(mark) + mark.length))));

function readObservation(result: RunResult): Observation {
  const failure = result.failure ?? result.tests.flatMap((test) => test.failures)[0];
  const [found] = tellings(result, MARK, FoundSchema);
  const [open] = tellings(result, OPEN_MARK, FoundSchema);
  return {
    witness: found ? WitnessSchema.parse(found) : null,
    isBent: found?.isBent ?? false,
    open: open ?? null,
    stopped: found || !failure ? null : failure.message,
  };
}

/**
 * The maximum number of values that `endsIn` returns. If they result in too many inputs for one test, the driver omits
 * some of these inputs.
 */
const MOST_ENDS = 90;

/** Returns the numbers that appear in the code, and their neighbours, because limits tend to be at these values. */
export function endsIn(files: Files): number[] {
  const ends = new Set<number>();
  for (const [path, text] of Object.entries(files)) {
    if (!/\.[jt]s$/.test(path)) continue;
    walk(programOf(text), ({ type, value }) => {
      if (type === "NumericLiteral") for (const by of [0, -1, 1]) ends.add((value as number) + by);
    });
  }
  return [...ends].slice(0, MOST_ENDS);
}
