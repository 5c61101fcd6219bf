/** Code that the weekly charts share: their size, and the labels of the weeks below them. */

export const WIDTH = 460;
export const HEIGHT = 120;

/**
 * If a chart has at most this many dots or bars, each shows its figure when someone points at it. With more, they are
 * too close to each other for this, and thousands of separate elements would make the page slow. The table has all
 * figures.
 */
export const MOST_TITLED = 60;

/** Coordinates are rounded to tenths of a pixel, which keeps a page with thousands of them short. */
export const inTenths = (pixels: number) => Math.round(10 * pixels) / 10;

/** The horizontal position of a week. A single week is in the middle. */
export const placeOf = (count: number) => (place: number) =>
  inTenths(count < 2 ? WIDTH / 2 : 12 + ((WIDTH - 24) * place) / (count - 1));

/**
 * Labels the first and the last week with their dates, or with their numbers if several cohorts are compared, because
 * every cohort's line starts at its own first week.
 */
export function Axis({ lines }: { lines: readonly (readonly { readonly from: string }[])[] }) {
  const count = Math.max(...lines.map((weeks) => weeks.length));
  const x = placeOf(count);
  const [only] = lines;
  const nameOf = (place: number) => (lines.length > 1 ? `week ${place + 1}` : (only?.[place]?.from ?? ""));
  return (
    <g>
      {[...new Set([0, count - 1])].map((place) => (
        <text
          key={place}
          x={x(place)}
          y={HEIGHT + 18}
          textAnchor={count < 2 ? "middle" : place === 0 ? "start" : "end"}
        >
          {nameOf(place)}
        </text>
      ))}
    </g>
  );
}
