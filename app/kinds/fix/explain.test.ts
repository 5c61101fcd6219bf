import { afterAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { readFix } from "./content";
import { explain } from "./explain";
import { HALF, PAGES, RIGHT, testOf } from "./fixtures/pages";

const sandbox = createInProcess(await builtEngine());
afterAll(() => sandbox.close());
const content = readFix(PAGES);
const answerOf = (answer: string, source = RIGHT) =>
  explain({ content, work: { files: { "src/pages.ts": source }, confidence: 80 }, answer }, sandbox);

describe("an answer", () => {
  it("holds if it fails on the AI's code and passes on the submission", async () => {
    expect(await answerOf(PAGES["question/model.test.ts"]!)).toMatchObject({ holds: true });
  });

  it("does not hold if it passes on both, or on neither", async () => {
    expect(await answerOf(PAGES["question/start.test.ts"]!)).toMatchObject({ holds: false });
    const neither = await answerOf(testOf("wrong", "pageCount(30, 10)).toBe(4)"));
    expect(neither).toMatchObject({ holds: false });
    expect(neither.message).toContain("does not pass on your fix");
  });

  it("runs on the submission, not on the reference", async () => {
    const last = testOf("last", "lastPage(30, 10)).toBe(10)");
    expect(await answerOf(last)).toMatchObject({ holds: true });
    expect(await answerOf(last, HALF)).toMatchObject({ holds: false });
  });

  it("does not hold if it detects the learner's own marker instead of the bug", async () => {
    const marked = await answerOf(testOf("mark", "isMended).toBe(true)"), `${RIGHT}export const isMended = true;`);
    expect(marked).toMatchObject({ holds: false });
    expect(marked.message).toContain("another correct fix");
  });

  it("does not hold if it asserts nothing or does not run", async () => {
    expect((await answerOf('import { it } from "vitest"; it("x", () => {});')).message).toContain("asserts nothing");
    expect((await answerOf("const")).message).toContain("did not run");
    expect((await answerOf("// nothing")).holds).toBe(false);
  });
});
