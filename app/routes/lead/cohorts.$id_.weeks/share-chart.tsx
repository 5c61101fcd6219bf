import { percent, percents } from "~/ui/state-mark";
import { Axis, HEIGHT, placeOf, WIDTH } from "./axis";

interface Point {
  /** "16 November". */
  readonly from: string;
  readonly of: number;
  readonly all: number;
  readonly interval: readonly [low: number, high: number] | null;
}

const y = (share: number) => HEIGHT * (1 - share);

/** Joins the weeks that have a figure, even across weeks without one. */
const pathThrough = (places: readonly (readonly number[])[]) =>
  places.length < 2 ? "" : `M${places.map((place) => place.join(" ")).join("L")}`;

/** Groups of consecutive weeks that have an interval. */
function withInterval(points: readonly Point[]): number[][] {
  const runs: number[][] = [];
  for (const [place, { interval }] of points.entries()) {
    if (interval === null) continue;
    const last = runs.at(-1);
    if (last && last.at(-1) === place - 1) last.push(place);
    else runs.push([place]);
  }
  return runs;
}

/** A share by week: a line for each cohort, its 95% intervals as a band, and the newest figure in a sentence. */
export function ShareChart({
  title,
  lines,
}: {
  title: string;
  lines: readonly { readonly name: string; readonly points: readonly Point[] }[];
}) {
  const count = Math.max(...lines.map(({ points }) => points.length));
  const x = placeOf(count);
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
        viewBox={`-34 -6 ${WIDTH + 40} ${HEIGHT + 30}`}
        role="img"
        aria-label={`${title}, by week. The table below has the figures.`}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <path className="scale" d={`M0 ${y(share)}H${WIDTH}`} />
            <text x={-6} y={y(share) + 4} textAnchor="end">
              {percent(share)}
            </text>
          </g>
        ))}
        {lines.map(({ name, points }, place) => (
          <g key={name} className={place === 0 ? "line" : "line other"}>
            {withInterval(points).map((run) => (
              <path
                key={run[0]}
                className="band"
                d={`M${[
                  ...run.map((at) => `${x(at)} ${y(points[at]!.interval![1])}`),
                  ...run.toReversed().map((at) => `${x(at)} ${y(points[at]!.interval![0])}`),
                ].join("L")}Z`}
              />
            ))}
            <path
              className="value"
              d={pathThrough(points.flatMap(({ of, all }, at) => (all > 0 ? [[x(at), y(of / all)]] : [])))}
            />
            {points.map((point, at) =>
              point.all === 0 ? null : (
                <circle key={point.from} cx={x(at)} cy={y(point.of / point.all)} r={2.5}>
                  <title>{`${point.from}: ${point.of} of ${point.all}`}</title>
                </circle>
              ),
            )}
          </g>
        ))}
        <Axis lines={lines.map(({ points }) => points)} />
      </svg>
    </>
  );
}

function sayNewest(points: readonly Point[]): string {
  const newest = points.findLast(({ all }) => all > 0);
  if (!newest) return "Nothing to count yet.";
  const { from, of, all, interval } = newest;
  const range = interval ? `, probably ${percents(interval)}` : "";
  return `In the week starting ${from}: ${percent(of / all)} (${of} of ${all}${range}).`;
}
