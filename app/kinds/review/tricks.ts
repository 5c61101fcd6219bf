import type { Files, Sandbox } from "~/sandbox/contract";
import type { ReviewContent } from "./content";
import { recorderProof } from "./recorder";
import { runOn } from "./run-proof";

/**
 * A type of proof that anyone can write without understanding the change. It only asserts that something differs from
 * the AI's code or equals the reference. No trick may show an issue, and `check` rejects an exercise in which one does.
 */
export interface Trick {
  readonly name: string;
  /**
   * Code that computes a value as text. It runs on the AI's code, or on the reference to simulate a learner who already
   * knows the correct value.
   */
  readonly look: string;
  readonly on?: "reference";
  /** Returns a test that makes an assertion about the value. */
  readonly says: (value: string) => string;
  /** Whether to generate one proof for each function. */
  readonly each?: boolean;
}

const HASH = "String(await record())";
const isNot = (look: string) => (value: string) =>
  `realIt("differs", async () => { assert(${look}).not.toBe(${JSON.stringify(value)}); });`;
const is = (look: string) => (value: string) =>
  `realIt("is so", async () => { assert(${look}).toBe(${JSON.stringify(value)}); });`;
/** Returns a trick that asserts that the value differs from the value on the AI's code. */
export const notAs = (name: string, look: string): Trick => ({ name, look, says: isNot(look) });

const ROWS = `(await record(), seen.map(short).join(""))`;
const SHAPE = `mods.map((mod) => Object.keys(mod).map((key) => key + ":" + typeof mod[key] + ":" + (mod[key]?.length ?? "") + ":" + (mod[key]?.name ?? "")).join()).join(";")`;
const ERRORS = `(await record(), seen.filter((one) => one.includes("!")).join().length + "")`;

/** Returns a trick that asserts that at least this many calls return something different than on the AI's code. */
export const differing = (least: number): Trick => ({
  name: `at least ${least} calls return something else`,
  look: ROWS,
  says: (value) => `const known = ${JSON.stringify(value)};
realIt("differs", async () => {
  const rows = ${ROWS};
  let count = 0;
  for (let i = 0; i < Math.max(rows.length, known.length); i += 2) if (rows.slice(i, i + 2) !== known.slice(i, i + 2)) count++;
  assert(count).toBeGreaterThanOrEqual(${least});
});`,
});

export const HASH_TRICK: Trick = notAs("a hash of the results of many calls differs from the AI's", HASH);

/** The tricks that `check` tries, one of each type. */
export const TRICKS: readonly Trick[] = [
  HASH_TRICK,
  differing(20),
  notAs("exports differ from the AI's in name or number of parameters", SHAPE),
];

/**
 * Further tricks, which take longer or need values from the reference. Learners don't know these values before their
 * first submission.
 */
export const MORE_TRICKS: readonly Trick[] = [
  { name: "a hash of the results of many calls equals the reference's", look: HASH, on: "reference", says: is(HASH) },
  { name: "everything observed is the same as on the reference", look: ROWS, on: "reference", says: is(ROWS) },
  { ...notAs("a hash of one function's results differs from the AI's", HASH), each: true },
  differing(3),
  differing(100),
  notAs("the errors differ from the AI's", ERRORS),
];

/** Returns the proofs that a trick yields for a change. Empty if the trick's code returns no value. */
export async function trickProofs(content: ReviewContent, trick: Trick, sandbox: Sandbox): Promise<string[]> {
  const tree = trick.on === "reference" ? content.variants.reference : content.ai;
  const names = trick.each ? functionsOf(content) : [undefined];
  const proofs = await Promise.all(
    names.map(async (only) => {
      const value = await learn(content, tree, recorderProof(content, tellsOf(trick.look), only), sandbox);
      return value === null ? null : recorderProof(content, trick.says(value), only);
    }),
  );
  return proofs.filter((proof) => proof !== null);
}

const tellsOf = (look: string) => `realIt("tells", async () => { console.log("<<" + (${look}) + ">>"); });`;

/** Runs the code and returns its value. A learner could do the same in the browser. */
async function learn(content: ReviewContent, tree: Files, source: string, sandbox: Sandbox): Promise<string | null> {
  const { log } = await runOn(tree, source, content, sandbox);
  return /<<(.*)>>/s.exec(log)?.[1] ?? null;
}

const functionsOf = ({ ai, files }: ReviewContent): string[] => [
  ...new Set(
    files.flatMap(({ path }) =>
      [...(ai[path] ?? "").matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name]) => name!),
    ),
  ),
];
