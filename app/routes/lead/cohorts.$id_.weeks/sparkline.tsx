import type { Change } from "~/cohort/weeks/weeks";

/** A share with its interval. */
export type Figure = Pick<Change["before"], "of" | "all" | "interval">;

/**
 * A share for each week, as one string: "46 40 52,,50". Each week has the share in percent, then its 95% interval if it
 * has one; a week without an attempt is empty. Whole percentages are exact enough for a chart this small. A page has
 * thousands of shares, and sending them to the browser as numbers would take several times as long.
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
 * line joins the weeks around them. A page has more than a hundred of these charts, so each has few elements and short
 * coordinates: one unit per week and per percentage point. The style sheet flips the chart, so that 100% is at the top.
 */
export function Sparkline({ curve, isOther }: { curve: Curve; isOther: boolean }) {
  const weeks = curve.split(",");
  const points: string[] = [];
  const ranges: string[] = [];
  for (const [place, week] of weeks.entries()) {
    if (!week) continue;
    const [share, low, high] = week.split(" ");
    points.push(`${place} ${share}`);
    if (high !== undefined) ranges.push(`M${place} ${low}V${high}`);
  }
  return (
    <svg
      className={isOther ? "sparkline other" : "sparkline"}
      viewBox={`-.5 0 ${weeks.length} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {ranges.length > 0 && <path className="range" d={ranges.join("")} />}
      {points.length > 1 && <path className="value" d={`M${points.join("L")}`} />}
      {points.length > 0 && <path className="dot" d={`M${points.at(-1)}h0`} />}
    </svg>
  );
}
