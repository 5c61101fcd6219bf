import { expect, it } from "vitest";
import { moderate } from "../src/moderate";
import { comments, partly, sameVerdicts } from "../src/recorded";

const review = (answer: string) => ({ review: async () => answer });

// Taken down from a run of the code.
it("the four comments, as recorded", async () => {
  expect(await moderate(comments, review(sameVerdicts.shuffled))).toEqual([
    { id: "c1", decision: "publish", why: "no violation found" },
    { id: "c2", decision: "hold", why: "spam" },
    { id: "c3", decision: "hold", why: "insult" },
    { id: "c4", decision: "publish", why: "no violation found" },
  ]);
});

it("labels of the model's own, as recorded", async () => {
  const decisions = await moderate(comments, review(partly.otherLabels));
  expect(decisions.map(({ decision }) => decision)).toEqual(["publish", "hold", "publish", "publish"]);
});

it("a missing verdict, as recorded", async () => {
  const decisions = await moderate(comments, review(partly.oneMissing));
  expect(decisions.map(({ decision }) => decision)).toEqual(["publish", "hold", "hold", "hold"]);
});
