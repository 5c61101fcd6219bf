import type { Change } from "~/cohort/weeks/weeks";

const [WIDTH, HEIGHT] = [160, 22];

/** A share with its interval. */
export type Figure = Pick<Change["before"], "of" | "all" | "interval">;

/**
 * A small chart of a share in each week, with a bar for its 95% interval. Weeks without an attempt are skipped: the
 * line joins the weeks around them.
 */
export function Sparkline({ shares, isOther }: { shares: readonly (Figure | null)[]; isOther: boolean }) {
  const x = (place: number) => (shares.length < 2 ? WIDTH / 2 : 2 + ((WIDTH - 4) * place) / (shares.length - 1));
  const y = (share: number) => 2 + (HEIGHT - 4) * (1 - share);
  const at = (place: number, share: number) => `${x(place).toFixed(1)} ${y(share).toFixed(1)}`;
  const known = shares.flatMap((share, place) => (share ? [{ ...share, place }] : []));
  const points = known.map(({ of, all, place }) => at(place, of / all));
  const ranges = known.flatMap(({ place, interval }) =>
    interval ? [`M${at(place, interval[0])}L${at(place, interval[1])}`] : [],
  );
  const last = points.at(-1)?.split(" ");
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="scale" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
      <g className={isOther ? "line other" : "line"}>
        {/* One path, because a page shows thousands of these bars. */}
        {ranges.length > 0 && <path className="range" d={ranges.join("")} />}
        {points.length > 1 && <path className="value" d={`M${points.join("L")}`} />}
        {last && <circle cx={last[0]} cy={last[1]} r="2" />}
      </g>
    </svg>
  );
}
