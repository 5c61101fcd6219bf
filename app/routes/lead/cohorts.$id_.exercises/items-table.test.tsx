import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, it } from "vitest";
import { ItemsTable, type Row } from "./items-table";

it("calls the column with the figures of a section “This section”", () => {
  const row: Row = {
    slug: "csv-export",
    title: "CSV export",
    kind: "review",
    formOf: null,
    isMade: true,
    revisionId: "r",
    own: { of: 1, all: 2 },
    figures: { people: 5, passed: 2, interval: [0.1, 0.8], tries: 1, discrimination: null },
    flags: [],
  };
  const html = renderToStaticMarkup(
    <StaticRouter location="/">
      <ItemsTable cohortId="c" group="section" back="kind=review&sort=own" sort="own" rows={[row]} />
    </StaticRouter>,
  );
  expect(html).toContain("This section<svg");
  expect(html).not.toMatch(/this cohort/i);
  // The column that the rows are sorted by reverses their order, and the others keep the filter.
  expect(html).toMatch(/aria-sort="ascending"><a [^>]*href="\/\?kind=review&amp;sort=-own"/);
  expect(html).toContain('href="/?kind=review&amp;sort=tries"');
});
