import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, it } from "vitest";
import { MissedTable } from "./missed-table";

it("says that nothing was missed instead of recommending work on a class", () => {
  const row = { class: "injection", learners: 8, of: 0, all: 20, interval: [0, 0.2], where: null } as const;
  const html = renderToStaticMarkup(
    <StaticRouter location="/">
      <MissedTable cohortId="c" group="section" rows={[row]} worst={null} next={[]} />
    </StaticRouter>,
  );
  expect(html).toContain(
    "Learners in this section caught every issue in the classes that at least 8 of them have encountered",
  );
  expect(html).not.toContain("What to assign next");
});
