import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, it } from "vitest";
import { PartsTables } from "./parts-tables";
import { Places } from "./places";
import { Shares } from "./shares";
import type { Figures } from "./types";

it("says that the figures cover a section", () => {
  const part = { type: "issue", id: "race", says: "A race", people: 5, whole: 2, half: 0, thirds: null } as const;
  const place = { file: "src/a.ts", side: "new", from: 4, to: 4, people: 2, isDecoy: true, thirds: null } as const;
  const figures: Figures = {
    kind: "review",
    revisionId: "r",
    people: 5,
    passed: 2,
    change: null,
    tries: [2, 0, 0, 0, 3],
    hints: { of: 0, all: 5 },
    revisions: [],
    parts: [part],
    places: [{ ...place, classes: [] }],
  };
  const common = { group: "section", to: () => "/" } as const;
  const html = renderToStaticMarkup(
    <StaticRouter location="/">
      <Shares {...common} figures={figures} item={null} own={{ of: 1, all: 2 }} />
      <PartsTables {...common} kind="review" parts={figures.parts} own={{}} />
      <Places {...common} people={5} places={figures.places} own={[1]} lines={[null]} />
    </StaticRouter>,
  );
  expect(html.match(/this section/gi)).toHaveLength(4);
  expect(html).not.toMatch(/this cohort/i);
});

it("says that a place has more lines than are shown", () => {
  const place = { file: "src/a.ts", side: "new", from: 4, people: 2, isDecoy: true, thirds: null } as const;
  const lines = [{ line: 4, text: "a", isIn: true }];
  const said = (to: number) =>
    renderToStaticMarkup(
      <StaticRouter location="/">
        <Places
          group="cohort"
          to={() => "/"}
          people={5}
          places={[{ ...place, to, classes: [] }]}
          own={[1]}
          lines={[lines]}
        />
      </StaticRouter>,
    ).includes("not shown");
  expect([said(4), said(5)]).toEqual([false, true]);
});
