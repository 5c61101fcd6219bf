import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MOST_TITLED } from "./axis";
import { BarsChart } from "./bars-chart";
import type { Week } from "./week-text";

it("each bar says its figure, and a chart with too many bars for this draws the same bars as one path", () => {
  const chart = (count: number) => {
    const weeks = Array.from({ length: count }, (_, n) => ({ week: `${n}`, from: "16 November", handIns: n % 3 }));
    return renderToStaticMarkup(
      <BarsChart
        title="Submissions"
        countOn={({ handIns }) => handIns}
        sayLast={() => ""}
        lines={[{ name: "Heron", weeks: weeks as unknown as Week[] }]}
      />,
    );
  };
  const short = chart(MOST_TITLED);
  expect(short.match(/<rect /g)).toHaveLength(MOST_TITLED);
  expect(short).toMatch(/height="60"><title>16 November: 1<\/title>/);
  const long = chart(MOST_TITLED + 1);
  expect(long).not.toContain("<rect");
  const [, d] = long.match(/<g class="bars"><path d="(.*?)"/)!;
  // The first three bars, drawn from the bottom up: zero, half of the maximum, and the maximum.
  const bars = [...d!.matchAll(/M[\d.]+ 120v(-?\d+)h([\d.]+)V120/g)];
  expect(bars).toHaveLength(MOST_TITLED + 1);
  expect(bars.slice(0, 3).map(([, height]) => height)).toEqual(["0", "-60", "-120"]);
});
