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
      <ItemsTable cohortId="c" group="section" back="" rows={[row]} />
    </StaticRouter>,
  );
  expect(html).toContain("This section</th>");
  expect(html).not.toMatch(/this cohort/i);
});
