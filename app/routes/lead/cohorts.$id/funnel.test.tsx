import { renderToStaticMarkup } from "react-dom/server";
import { StaticRouter } from "react-router-dom/server";
import { expect, it } from "vitest";
import { FunnelTable } from "./funnel";

it("bars show the share of those who joined, however many places a link has", () => {
  const html = renderToStaticMarkup(
    <StaticRouter location="/">
      <FunnelTable cohortId="c" invited={300} joined={8} handedIn={8} passed={2} tracks={[]} />
    </StaticRouter>,
  );
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) => row!).slice(1);
  const shownIn = (row: string) => [row.match(/rect width="([\d.]+)"/)?.[1], row.match(/>([\d.]+%|)<\/td>/)?.[1]];
  expect(rows.map(shownIn)).toEqual([
    [undefined, ""],
    ["100", "100%"],
    ["100", "100%"],
    ["25", "25%"],
  ]);
});
