import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router-dom";
import { expect, it } from "vitest";
import { Waits } from "./waits";

it("says for how many days the oldest has been waiting, and since when", () => {
  const textOf = (days: number, questions: number) => {
    const row = { day: "2026-11-21", days, since: "21 November", questions, disputes: 1 };
    return renderToStaticMarkup(
      <MemoryRouter>
        <Waits days={[row, { ...row, day: "2026-11-24", days: 0 }]} answered={[]} />
      </MemoryRouter>,
    ).replace(/<.*?>/g, "");
  };
  expect(textOf(3, 2)).toContain(
    "4 questions and 2 disputed results. The oldest has been waiting 3 days, since 21 November.",
  );
  expect(textOf(1, 0)).toContain("2 disputed results. The oldest has been waiting 1 day, since 21 November.");
  expect(textOf(0, 1)).toContain("The oldest has been waiting since today.");
});

it("says how many days the answered questions waited", () => {
  const text = renderToStaticMarkup(
    <Waits
      days={[]}
      answered={[
        { least: 0, most: 1, questions: 5 },
        { least: 2, most: 3, questions: 0 },
        { least: 4, most: null, questions: 2 },
      ]}
    />,
  ).replace(/<.*?>/g, " ");
  expect(text).toMatch(/on the same day or the next +5 +after 2 to 3 days +0 +after more than 3 days +2/);
});
