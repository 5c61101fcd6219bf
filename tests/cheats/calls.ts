import { SEEDED } from "~/kinds/suite-text";
import { SUITE_PATH } from "~/kinds/test/constants";
import type { TestContent } from "~/kinds/test/content";
import type { Files, Sandbox } from "~/sandbox/contract";

/**
 * Returns the beginning of a suite that calls the code with many inputs, without knowing what the code is for. A
 * learner would derive the calls from the parameters' types. Here they come from the exercise's own `inputs.ts`, which
 * is hidden from learners, so these cheats are stronger than a learner's. `answers(n)` returns the first n answers as
 * strings, and `fold` hashes a string.
 */
export const calls = ({ inputs }: TestContent): string => `import { describe, expect, it } from "vitest";
${inputs.replace(/(["'])\.\/src\//g, "$1../src/")}
${SEEDED}
const show = (value: any, depth = 0): string => {
  if (value instanceof Error) return "!" + value.name;
  if (value === null || typeof value !== "object") return typeof value + String(value);
  if (depth > 6) return "…";
  if (value instanceof Date) return "d" + value.getTime();
  if (value instanceof Map || value instanceof Set) return show([...value], depth + 1);
  return Object.keys(value).sort().map((key) => key + ":" + show(value[key], depth + 1)).join();
};
const answer = async (seed: number) => {
  try { return show(await call(inputs(seeded(seed)))); } catch (thrown) { return "throws " + show(thrown); }
};
const answers = async (n: number) => {
  const all: string[] = [];
  for (let seed = 0; seed < n; seed++) all.push(await answer(seed));
  return all;
};
const fold = (text: string) => {
  let h = 7;
  for (let i = 0; i < text.length; i++) h = (Math.imul(h, 31) + text.charCodeAt(i)) | 0;
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
};
const hash = async (salt = "") => fold(salt + (await answers(${CALLS})).join("\\n"));
`;

/** The number of calls that one hash covers. */
const CALLS = 60;

/**
 * The maximum number of pieces that a value is shown in, and the number of characters in each piece. Failure messages
 * are cut off, so one message can't show a whole value.
 */
const [PIECES, PIECE] = [50, 1_000];

/**
 * Returns the value of an expression that runs after `calls` on a version of the code. The value's JSON may have at
 * most 50,000 characters.
 */
export async function evaluate<T>(
  content: TestContent,
  version: Files,
  expression: string,
  sandbox: Sandbox,
): Promise<T> {
  const suite = `${calls(content)}
let seen: string | undefined;
for (let i = 0; i < ${PIECES}; i++)
  it("piece " + i, async () => {
    seen ??= JSON.stringify(${expression});
    throw new Error("seen<" + seen.slice(i * ${PIECE}, (i + 1) * ${PIECE}) + ">" + seen.length);
  });`;
  const run = await sandbox.run({ files: { ...version, [SUITE_PATH]: suite }, tests: [SUITE_PATH] });
  const pieces = run.tests.map(({ failures }) => /seen<(.*)>(\d+)/s.exec(failures[0]?.message ?? ""));
  const text = pieces.map((piece) => piece?.[1] ?? "").join("");
  if (text === "" || text.length !== Number(pieces[0]?.[2]))
    throw new Error(`not all is seen: ${run.tests[0]?.failures[0]?.message ?? run.failure?.message}`);
  return JSON.parse(text);
}
