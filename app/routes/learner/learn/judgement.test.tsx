import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { JudgementView } from "./judgement";

it("says in words how well the learner judges, and shows the figure only on demand", () => {
  const judgement = {
    flawed: { right: 5, of: 8 },
    clean: { right: 7, of: 8 },
    dPrime: { value: 1.4, low: 0.2, high: 2.6 },
    more: null,
    says: "too-much",
  } as const;
  const [shown, folded] = renderToStaticMarkup(<JudgementView judgement={judgement} />).split("<details");
  expect(shown).toContain("you approve too often");
  expect(shown).not.toMatch(/d′|svg/);
  expect(folded).toContain("d′ 1.4");
  expect(folded).toContain("2.6");
});
