import { beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Sandbox } from "~/sandbox/contract";
import { pass } from "../../tests/setup/passes";
import { makePerson } from "../../tests/setup/people";
import { testSandbox } from "../../tests/setup/sandbox";
import { explainFix } from "./explain.server";

const SLUG = "fix-due-date-month-end";
const WRONG = 'import { expect, it } from "vitest"; it("says nothing", () => expect(1).toBe(1));';

let sandbox: Sandbox;
let right: string;
let people = 0;
beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
  const { kind, content } = findExercise(SLUG)!;
  right = kind.can.explainBack!.modelAnswer(content)!;
});

/** A sandbox whose runs wait until `goOn` is called. */
function waiting(): { slow: Sandbox; goOn: () => void } {
  let goOn = () => {};
  const waits = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const run: Sandbox["run"] = async (job) => {
    await waits;
    return sandbox.run(job);
  };
  return { slow: { ...sandbox, run }, goOn };
}

describe("two answers at once", () => {
  it("keep the correct one, even if the wrong one ends last", async () => {
    const id = await pass(await makePerson(`explains-${people++}`), SLUG);
    const { slow, goOn } = waiting();
    const late = explainFix(id, WRONG, slow);
    const { holds, message } = (await explainFix(id, right, sandbox))!;
    expect(holds).toBe(true);
    goOn();
    expect(await late).toEqual({ holds, message });
    const stored = { source: right, holds, message };
    expect(await db.explanation.findUnique({ where: { submissionId: id } })).toMatchObject(stored);
  });

  it("keep the correct one if it ends last", async () => {
    const id = await pass(await makePerson(`explains-${people++}`), SLUG);
    expect(await explainFix(id, WRONG, sandbox)).toMatchObject({ holds: false });
    const [a, b] = await Promise.all([explainFix(id, WRONG, sandbox), explainFix(id, right, sandbox)]);
    expect([a !== null, b?.holds]).toEqual([true, true]);
    expect(await db.explanation.findUnique({ where: { submissionId: id } })).toMatchObject({ holds: true });
  });

  it("are both stored without an error if they are the first", async () => {
    const id = await pass(await makePerson(`explains-${people++}`), SLUG);
    const both = await Promise.all([explainFix(id, WRONG, sandbox), explainFix(id, WRONG, sandbox)]);
    expect(both.map((one) => one?.holds)).toEqual([false, false]);
  });
});

it("an answer on one submission doesn't replace a wrong answer on another", async () => {
  const theirs = await pass(await makePerson(`explains-${people++}`), SLUG);
  const mine = await pass(await makePerson(`explains-${people++}`), SLUG);
  await explainFix(theirs, WRONG, sandbox);
  await explainFix(mine, right, sandbox);
  const sourceOf = async (submissionId: string) =>
    (await db.explanation.findUnique({ where: { submissionId } }))?.source;
  expect([await sourceOf(theirs), await sourceOf(mine)]).toEqual([WRONG, right]);
});
