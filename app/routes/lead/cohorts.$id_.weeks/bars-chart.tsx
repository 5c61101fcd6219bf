import { counted } from "~/ui/counted";
import { Axis, HEIGHT, placeOf, WIDTH } from "./axis";

interface Week {
  readonly week: string;
  readonly from: string;
  readonly learners: number;
  readonly handIns: number;
}

/** Submissions by week as bars, side by side if two cohorts are compared, and the newest week in a sentence. */
export function BarsChart({ lines }: { lines: readonly { readonly name: string; readonly weeks: readonly Week[] }[] }) {
  const count = Math.max(...lines.map(({ weeks }) => weeks.length));
  const most = Math.max(1, ...lines.flatMap(({ weeks }) => weeks.map(({ handIns }) => handIns)));
  const x = placeOf(count);
  const step = Math.min(24, (WIDTH - 24) / Math.max(1, count - 1));
  const width = Math.max(1, (step * 0.8) / lines.length);
  return (
    <>
      {lines.map(({ name, weeks }) => (
        <p key={name} className="prose">
          {lines.length > 1 && (
            <>
              <bdi>{name}</bdi>:{" "}
            </>
          )}
          {sayLast(weeks)}
        </p>
      ))}
      <svg
        className="week-chart"
        viewBox={`-40 -6 ${WIDTH + 46} ${HEIGHT + 30}`}
        role="img"
        aria-label="Submissions by week. The table below has the figures."
      >
        {[0, most].map((value) => (
          <g key={value}>
            <path className="scale" d={`M0 ${HEIGHT * (1 - value / most)}H${WIDTH}`} />
            <text x={-6} y={HEIGHT * (1 - value / most) + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {lines.map(({ name, weeks }, line) => (
          <g key={name} className={line === 0 ? "bars" : "bars other"}>
            {weeks.map(({ week, from, handIns }, place) => (
              <rect
                key={week}
                x={x(place) + (line - lines.length / 2) * width}
                y={HEIGHT * (1 - handIns / most)}
                width={width}
                height={(HEIGHT * handIns) / most}
              >
                <title>{`${from}: ${handIns}`}</title>
              </rect>
            ))}
          </g>
        ))}
        <Axis lines={lines.map(({ weeks }) => weeks)} />
      </svg>
    </>
  );
}

function sayLast(weeks: readonly Week[]): string {
  const last = weeks.at(-1);
  if (!last) return "No submissions yet.";
  const { from, handIns, learners } = last;
  return `In the week starting ${from}: ${counted(handIns, "submission")} by ${counted(learners, "learner")}.`;
}
