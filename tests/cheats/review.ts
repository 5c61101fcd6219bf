import { withMutant } from "~/kinds/mutant-text";
import { MAX_PROOF } from "~/kinds/review/constants";
import type { ReviewContent } from "~/kinds/review/content";
import { differing, HASH_TRICK, MORE_TRICKS, notAs, TRICKS, type Trick, trickProofs } from "~/kinds/review/tricks";
import type { ReviewFinding, ReviewWork } from "~/kinds/review/work";
import { mutate } from "~/sandbox/mutants/mutants.server";
import type { CheatInput, ReviewCheat } from "./cheat";

// Long: a list of cheats, whose code is written in strings.

type Place = ReviewFinding["place"];

function findingOf(proof: string | null, place: Place, i: number): ReviewFinding {
  const said = "Something is wrong with this code for its users.";
  return { id: `f-${i}`, place, class: "silly-logic", severity: "major", text: said, proof, done: true };
}

function firstLine({ files }: ReviewContent): Place {
  const { path } = files.find(({ status }) => status !== "deleted") ?? files[0]!;
  return { file: path, side: "new", from: 1, to: 1 };
}

const reviewOf = (findings: readonly ReviewFinding[]): ReviewWork => ({
  findings,
  verdict: "request-changes",
  confidence: 90,
  read: [],
});

/** Creates a review with empty findings on the change's first line, each with one of these proofs. */
function meaningless(content: ReviewContent, proofs: readonly string[]): ReviewWork | null {
  const short = proofs.filter((proof) => proof.length <= MAX_PROOF).slice(0, 20);
  return short.length === 0 ? null : reviewOf(short.map((proof, i) => findingOf(proof, firstLine(content), i)));
}

const cheat = (why: string, ...tricks: readonly Trick[]): ReviewCheat => ({
  name: tricks.length === 1 ? tricks[0]!.name : `${tricks[0]!.name}, and so on`,
  why,
  make: async ({ content, sandbox }) => {
    const proofs = await Promise.all(tricks.map((trick) => trickProofs(content, trick, sandbox)));
    return meaningless(content, proofs.flat());
  },
});

const from = (name: string, why: string, make: ReviewCheat["make"]): ReviewCheat => ({ name, why, make });

/** Creates a cheat that hands in a trick's proofs after `change` has rewritten the text of each. */
const altered = (name: string, why: string, trick: Trick, change: (proof: string) => readonly string[]): ReviewCheat =>
  from(name, why, async ({ content, sandbox }) =>
    meaningless(content, (await trickProofs(content, trick, sandbox)).flatMap(change)),
  );

const hashOf = (proof: string) => /not\.toBe\("(\d+)"\)/.exec(proof)![1]!;
const withTest = (proof: string, body: string) => proof.slice(0, proof.lastIndexOf("realIt(")) + body;

/**
 * Returns the hashes of the small variants of the AI's code. Anyone can make these variants, so their hashes are as
 * well known as the hash of the AI's code.
 */
async function hashesOfMutants({ content, sandbox }: CheatInput<ReviewContent>): Promise<string[]> {
  const paths = content.files
    .map(({ path }) => path)
    .filter((path) => path.startsWith("src/") && path in content.ai && path.endsWith(".ts"));
  const { mutants } = await mutate(content.ai, paths);
  const known = await Promise.all(
    mutants.slice(0, 60).map(async (mutant) => {
      const [proof] = await trickProofs({ ...content, ai: withMutant(content.ai, mutant) }, HASH_TRICK, sandbox);
      return proof ? [hashOf(proof)] : [];
    }),
  );
  return known.flat();
}

const FILES = `await (async () => {
  const fs = await import("node:fs");
  const read = (path: string): string => { try { return fs.statSync(path).isDirectory() ? fs.readdirSync(path).map((name: string) => path + "/" + name + read(path + "/" + name)).join() : String(fs.readFileSync(path, "utf8")); } catch (e) { return "!"; } };
  return JSON.stringify([read("/"), read("."), read("src"), read("src/index.ts")]).slice(0, 3000);
})()`;
const TEXTS = `mods.map((mod) => Object.values(mod).map(String).join()).join(";").slice(0, 3000)`;
const STACKS = `(() => { const all: string[] = []; for (const mod of mods) for (const key of Object.keys(mod)) try { mod[key](undefined, undefined); } catch (e: any) { all.push(String(e.stack), String(e.lineNumber), String(e.columnNumber)); } return all.join().slice(0, 3000); })()`;
const CLOCK = `await (async () => { const from = [performance.now(), Date.now()]; await record(); return [performance.now() - from[0]!, Date.now() - from[1]!].join(); })()`;
const USED = `await (async () => { await record(); const { memoryUsage, cpuUsage, hrtime } = process as any; return [memoryUsage, cpuUsage, hrtime].map((f) => { try { return JSON.stringify(f.call(process)); } catch (e) { return String(e); } }).join(); })()`;
const DEPTH = `(() => {
  const depths: number[] = [];
  for (const mod of mods) for (const key of Object.keys(mod)) {
    let depth = 0;
    const again: any = new Proxy({}, { get: () => { depth++; try { return mod[key](again, again, again); } catch (e) { return undefined; } } });
    try { mod[key](again, again, again); } catch (e) {}
    depths.push(depth);
  }
  return depths.join();
})()`;
const LOGGED = `await (async () => {
  const lines: string[] = [];
  for (const level of ["log", "info", "warn", "error", "debug"] as const) vi.spyOn(console, level).mockImplementation((...all: any[]) => { lines.push(all.map(String).join()); });
  await record();
  vi.restoreAllMocks();
  return String(fold(lines.join()));
})()`;
const TWICE = `await (async () => { const first = await record(); seen.length = 0; jobs.length = 0; vi.resetModules(); return first + "," + (await record()); })()`;
const TYPES = `(await record(), seen.map((one) => one.replace(/^[^=~]*./, "")[0]).join(""))`;
const LONGEST = `(await record(), String(Math.max(...seen.map((one) => one.length))))`;
const COUNT = `(await record(), String(seen.length))`;

export const reviewCheats: readonly ReviewCheat[] = [
  ...TRICKS.map((trick) => cheat("`check` tries it on every exercise.", trick)),
  ...MORE_TRICKS.map((trick) => cheat("Coarser or finer than one hash of all.", trick)),
  cheat(
    "The threshold is guessed twenty times: more than small changes elsewhere cause, fewer than the issue does.",
    ...[1, 2, 4, 6, 8, 10, 15, 20, 30, 40, 60, 80, 120, 160, 200, 300, 400, 600, 800, 1000].map(differing),
  ),
  altered("the hash is compared by ===", "A boolean fails in one way only.", HASH_TRICK, (proof) => [
    withTest(proof, `realIt("x", async () => { assert((await record()) === ${hashOf(proof)}).toBe(false); });`),
  ]),
  altered("the hash throws", "An error instead of an assertion.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `realIt("x", async () => { if ((await record()) === ${hashOf(proof)}) throw new Error("wrong"); });`,
    ),
  ]),
  altered(
    "the hash throws beside an assertion",
    "The test asserts something, though not that.",
    HASH_TRICK,
    (proof) => [
      withTest(
        proof,
        `realIt("x", async () => { assert(1).toBe(1); if ((await record()) === ${hashOf(proof)}) throw new TypeError("wrong"); });`,
      ),
    ],
  ),
  altered("the hash decides which value is asserted", "The failure names a value.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `realIt("x", async () => { const same = (await record()) === ${hashOf(proof)}; assert(same ? seen[0] : "right").toBe("right"); });`,
    ),
  ]),
  altered("the hash by its remainders", "Twenty coarser hashes: each differs on other versions.", HASH_TRICK, (proof) =>
    [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71].map((by) =>
      withTest(
        proof,
        `realIt("x", async () => { assert((await record()) % ${by}).not.toBe(${Number(hashOf(proof)) % by}); });`,
      ),
    ),
  ),
  altered("the hash in twenty tests", "Each test body can show another issue.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `const known = record();\n${Array.from({ length: 20 }, (_, i) => `realIt("${i}", async () => { assert([${i}, await known]).not.toEqual([${i}, ${hashOf(proof)}]); });`).join("\n")}`,
    ),
  ]),
  altered("the hash in hundreds of rows of each", "Rows count as one test body.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `const known = record();\nrealDescribe.each(Array.from({ length: 300 }, (_, i) => i))("%i", (i) => { realIt("x", async () => { assert((await known) + i).not.toBe(${hashOf(proof)} + i); }); });`,
    ),
  ]),
  altered("the hash never ends", "The test fails by its work instead of by an assertion.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `realIt("x", async () => { assert(1).toBe(1); while ((await record()) === ${hashOf(proof)}) for (let i = 0; i < 1e9; i++); });`,
    ),
  ]),
  altered("the hash takes all memory", "The test fails by its memory.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `realIt("x", async () => { assert(1).toBe(1); const all: any[] = []; if ((await record()) === ${hashOf(proof)}) for (;;) all.push(new Uint8Array(1e6)); });`,
    ),
  ]),
  altered("the hash calls itself without end", "The test fails by its depth.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `realIt("x", async () => { assert(1).toBe(1); const deep = (): number => 1 + deep(); if ((await record()) === ${hashOf(proof)}) deep(); });`,
    ),
  ]),
  altered(
    "the hash is rejected later",
    "The failure comes from a promise that no one waits for.",
    HASH_TRICK,
    (proof) => [
      withTest(
        proof,
        `realIt("x", async () => { assert(1).toBe(1); if ((await record()) === ${hashOf(proof)}) void Promise.reject(new Error("late")); });`,
      ),
    ],
  ),
  altered("the hash breaks loading", "A file that does not load fails every test.", HASH_TRICK, (proof) => [
    withTest(
      proof,
      `if (fold(mods.map((mod) => { plain(mod); return seen.join(); }).join()) === -1) throw new Error();\nconst known = await record();\nif (known === ${hashOf(proof)}) throw new Error("not here");\nrealIt("x", () => { assert(1).toBe(1); });`,
    ),
  ]),
  from(
    "the hash is none of those of the AI's small variants",
    "One change elsewhere can be foreseen.",
    async (input) => {
      const [proof] = await trickProofs(input.content, HASH_TRICK, input.sandbox);
      if (!proof) return null;
      const known = [hashOf(proof), ...(await hashesOfMutants(input))].map((hash) => Number(hash).toString(36));
      const list = JSON.stringify(known.join(" "));
      return meaningless(input.content, [
        withTest(
          proof,
          `realIt("x", async () => { assert(${list}.split(" ")).not.toContain((await record()).toString(36)); });`,
        ),
      ]);
    },
  ),
  from("one proof on every third line", "If a proof made its finding free, places could be covered.", async (input) => {
    const [proof] = await trickProofs(input.content, HASH_TRICK, input.sandbox);
    if (!proof) return null;
    const places = input.content.files.flatMap(({ path, rows }) =>
      rows.flatMap(({ new: line, old }): Place[] =>
        line !== null && old === null && line % 3 === 1 ? [{ file: path, side: "new", from: line, to: line }] : [],
      ),
    );
    return reviewOf(places.slice(0, 60).map((place, i) => findingOf(i < 20 ? proof : null, place, i)));
  }),
  cheat("Sources could be read from the disk.", notAs("what the disk holds is not the AI's", FILES)),
  cheat("Functions could tell their text.", notAs("texts of functions are not the AI's", TEXTS)),
  cheat("Stacks could tell lines and columns.", notAs("stacks are not the AI's", STACKS)),
  cheat("A clock could tell the work.", notAs("the time is not the AI's", CLOCK)),
  cheat("So could the process.", notAs("memory and processor time are not the AI's", USED)),
  cheat("The number of locals shows in how deep calls can go.", notAs("the depth of calls is not the AI's", DEPTH)),
  cheat("What is printed may differ.", notAs("the log is not the AI's", LOGGED)),
  cheat("State could tell the second import.", notAs("the second import is not the AI's", TWICE)),
  cheat("Coarser than values.", notAs("types of results are not the AI's", TYPES)),
  cheat("One number of all.", notAs("the longest result is not the AI's", LONGEST)),
  cheat("Calls that are made back.", notAs("the number of calls is not the AI's", COUNT)),
];
