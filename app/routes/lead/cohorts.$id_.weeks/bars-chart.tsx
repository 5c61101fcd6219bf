import { Axis, HEIGHT, inTenths, MOST_TITLED, placeOf, WIDTH } from "./axis";
import type { Week } from "./week-text";

/** Shows a count for each week as bars, side by side if two cohorts are compared, and the newest week in a sentence. */
export function BarsChart({
  title,
  countOn,
  sayLast,
  lines,
}: {
  title: string;
  countOn: (week: Week) => number;
  sayLast: (week: Week) => string;
  lines: readonly { readonly name: string; readonly weeks: readonly Week[] }[];
}) {
  const count = Math.max(...lines.map(({ weeks }) => weeks.length));
  const most = Math.max(1, ...lines.flatMap(({ weeks }) => weeks.map(countOn)));
  const x = placeOf(count);
  const step = Math.min(24, (WIDTH - 24) / Math.max(1, count - 1));
  const width = inTenths(Math.max(1, (step * 0.8) / lines.length));
  const left = (place: number, line: number) => inTenths(x(place) + (line - lines.length / 2) * width);
  const heightOf = (value: number) => inTenths((HEIGHT * value) / most);
  return (
    <>
      {lines.map(({ name, weeks }) => (
        <p key={name} className="prose">
          {lines.length > 1 && (
            <>
              <bdi>{name}</bdi>:{" "}
            </>
          )}
          {weeks.length === 0 ? "No submissions yet." : sayLast(weeks.at(-1)!)}
        </p>
      ))}
      <svg
        className="week-chart"
        viewBox={`-40 -6 ${WIDTH + 46} ${HEIGHT + 30}`}
        role="img"
        aria-label={`${title} by week. The table of all weeks has the figures.`}
      >
        {[0, most].map((value) => (
          <g key={value}>
            <path className="scale" d={`M0 ${HEIGHT - heightOf(value)}H${WIDTH}`} />
            <text x={-6} y={HEIGHT - heightOf(value) + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {lines.map(({ name, weeks }, line) => (
          <g key={name} className={line === 0 ? "bars" : "bars other"}>
            {count * lines.length > MOST_TITLED ? (
              <path
                d={weeks
                  .map(
                    (week, place) => `M${left(place, line)} ${HEIGHT}v${-heightOf(countOn(week))}h${width}V${HEIGHT}`,
                  )
                  .join("")}
              />
            ) : (
              weeks.map((week, place) => (
                <rect
                  key={week.week}
                  x={left(place, line)}
                  y={inTenths(HEIGHT - heightOf(countOn(week)))}
                  width={width}
                  height={heightOf(countOn(week))}
                >
                  <title>{`${week.from}: ${countOn(week)}`}</title>
                </rect>
              ))
            )}
          </g>
        ))}
        <Axis lines={lines.map(({ weeks }) => weeks)} />
      </svg>
    </>
  );
}
