import type { Change } from "~/cohort/weeks/weeks";

const [WIDTH, HEIGHT] = [160, 22];

/** A share with its interval. */
export type Figure = Pick<Change["before"], "of" | "all" | "interval">;

/**
 * A share for each week: the share in percent, then its 95% interval if it has one; null for a week without an attempt.
 * Whole percents are exact enough for a chart this small, and keep the page's data short.
 */
export type Curve = readonly (readonly number[] | null)[];

export const curveOf = (shares: readonly (Figure | null)[]): Curve =>
  shares.map((share) =>
    share ? [share.of / share.all, ...(share.interval ?? [])].map((part) => Math.round(100 * part)) : null,
  );

/**
 * A small chart of a share in each week, with a bar for its 95% interval. Weeks without an attempt are skipped: the
 * line joins the weeks around them.
 */
export function Sparkline({ curve, isOther }: { curve: Curve; isOther: boolean }) {
  const x = (place: number) => inTenths(curve.length < 2 ? WIDTH / 2 : 2 + ((WIDTH - 4) * place) / (curve.length - 1));
  const y = (share: number) => inTenths(2 + (HEIGHT - 4) * (1 - share / 100));
  const known = curve.flatMap((share, place) => (share ? [{ share, at: x(place) }] : []));
  const points = known.map(({ share, at }) => [at, y(share[0]!)] as const);
  const ranges = known.flatMap(({ share: [, low, high], at }) =>
    low === undefined || high === undefined ? [] : [`M${at} ${y(low)}V${y(high)}`],
  );
  const last = points.at(-1);
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="scale" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
      <g className={isOther ? "line other" : "line"}>
        {/* One path, because a page shows thousands of these bars. */}
        {ranges.length > 0 && <path className="range" d={ranges.join("")} />}
        {points.length > 1 && <path className="value" d={`M${points.map((point) => point.join(" ")).join("L")}`} />}
        {last && <circle cx={last[0]} cy={last[1]} r="2" />}
      </g>
    </svg>
  );
}

const inTenths = (pixels: number) => Math.round(10 * pixels) / 10;
