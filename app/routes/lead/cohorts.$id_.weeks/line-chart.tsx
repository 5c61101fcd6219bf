import { Axis, HEIGHT, inTenths, MOST_TITLED, placeOf, WIDTH } from "./axis";

interface Point {
  /** The first day of the week, for example "16 November". */
  readonly from: string;
  /** Null in a week without a figure. */
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
  /** The figure in words. */
  readonly says: string;
}

/** Returns the path of a line that joins the weeks with a figure, even across weeks without a figure. */
const pathThrough = (places: readonly (readonly number[])[]) =>
  places.length < 2 ? "" : `M${places.map((place) => place.join(" ")).join("L")}`;

/** Groups consecutive weeks that have an interval. */
function withInterval(points: readonly Pick<Point, "interval">[]): number[][] {
  const runs: number[][] = [];
  for (const [place, { interval }] of points.entries()) {
    if (interval === null) continue;
    const last = runs.at(-1);
    if (last && last.at(-1) === place - 1) last.push(place);
    else runs.push([place]);
  }
  return runs;
}

/**
 * Charts a figure for each week: a line for each cohort, its 95% intervals as a band, and the newest figure in a
 * sentence.
 */
export function LineChart({
  title,
  ticks,
  sayTick,
  lines,
}: {
  title: string;
  /** Values on the scale, from the lowest to the highest. */
  ticks: readonly number[];
  sayTick: (value: number) => string;
  lines: readonly { readonly name: string; readonly points: readonly Point[] }[];
}) {
  const count = Math.max(...lines.map(({ points }) => points.length));
  const x = placeOf(count);
  const [low, high] = [ticks[0]!, ticks.at(-1)!];
  const y = (value: number) => inTenths(HEIGHT * (1 - (value - low) / (high - low)));
  return (
    <>
      {lines.map(({ name, points }) => (
        <p key={name} className="prose">
          {lines.length > 1 && (
            <>
              <bdi>{name}</bdi>:{" "}
            </>
          )}
          {sayNewest(points)}
        </p>
      ))}
      <svg
        className="week-chart"
        viewBox={`-40 -6 ${WIDTH + 46} ${HEIGHT + 30}`}
        role="img"
        aria-label={`${title}, by week. The table of all weeks has the figures.`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <path className="scale" d={`M0 ${y(tick)}H${WIDTH}`} />
            <text x={-6} y={y(tick) + 4} textAnchor="end">
              {sayTick(tick)}
            </text>
          </g>
        ))}
        {lines.map(({ name, points }, place) => (
          <g key={name} className={place === 0 ? "line" : "line other"}>
            <path
              className="band"
              d={withInterval(points)
                .map((run) => {
                  const highs = run.map((at) => `${x(at)} ${y(points[at]!.interval![1])}`);
                  const lows = run.toReversed().map((at) => `${x(at)} ${y(points[at]!.interval![0])}`);
                  return `M${[...highs, ...lows].join("L")}Z`;
                })
                .join("")}
            />
            <path
              className="value"
              d={pathThrough(points.flatMap(({ value }, at) => (value === null ? [] : [[x(at), y(value)]])))}
            />
            {count * lines.length > MOST_TITLED ? (
              <path
                className="dots"
                d={points.flatMap(({ value }, at) => (value === null ? [] : [`M${x(at)} ${y(value)}h0`])).join("")}
              />
            ) : (
              points.map((point, at) =>
                point.value === null ? null : (
                  <circle key={point.from} cx={x(at)} cy={y(point.value)} r={2.5}>
                    <title>{`${point.from}: ${point.says}`}</title>
                  </circle>
                ),
              )
            )}
          </g>
        ))}
        <Axis lines={lines.map(({ points }) => points)} />
      </svg>
    </>
  );
}

function sayNewest(points: readonly Point[]): string {
  const newest = points.findLast(({ value }) => value !== null);
  return newest ? `In the week starting ${newest.from}: ${newest.says}.` : "No week has enough answers yet.";
}
