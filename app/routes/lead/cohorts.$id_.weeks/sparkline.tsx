import type { Change } from "~/cohort/weeks/weeks";
import { inTenths } from "./axis";

const [WIDTH, HEIGHT] = [160, 22];

/** A share with its interval. */
export type Figure = Pick<Change["before"], "of" | "all" | "interval">;

/**
 * A share for each week, as one text: "46 40 52,,50". Each week has the share in percent, then its 95% interval if it
 * has one; a week without an attempt is empty. Whole percents are exact enough for a chart this small. A page has
 * thousands of them, and sending them to the browser as numbers would take several times as long.
 */
export type Curve = string;

export const curveOf = (shares: readonly (Figure | null)[]): Curve =>
  shares
    .map((share) =>
      share ? [share.of / share.all, ...(share.interval ?? [])].map((part) => Math.round(100 * part)).join(" ") : "",
    )
    .join();

/**
 * A small chart of a share in each week, with a bar for its 95% interval. Weeks without an attempt are skipped: the
 * line joins the weeks around them.
 */
export function Sparkline({ curve, isOther }: { curve: Curve; isOther: boolean }) {
  const weeks = curve.split(",");
  const x = (place: number) => inTenths(weeks.length < 2 ? WIDTH / 2 : 2 + ((WIDTH - 4) * place) / (weeks.length - 1));
  const y = (share: number) => inTenths(2 + (HEIGHT - 4) * (1 - share / 100));
  const known = weeks.flatMap((week, place) => (week ? [{ share: week.split(" ").map(Number), at: x(place) }] : []));
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
