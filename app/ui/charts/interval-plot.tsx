/** A figure with its interval on a line, rendered without script. All values are in the figure's own unit. */
export function IntervalPlot({
  name,
  value,
  low,
  high,
  origin,
}: {
  /** The figure's name for screen readers, for example "d prime". */
  name: string;
  value: number;
  low: number;
  high: number;
  /** The meaning of 0, for example "a coin toss". */
  origin: string;
}) {
  const from = Math.min(-1, Math.floor(low));
  const to = Math.max(3, Math.ceil(high));
  const x = (at: number) => 20 + (260 * (at - from)) / (to - from);
  const ticks = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const label = `${name} ${figure(value)}, interval ${figure(low)} to ${figure(high)}, on a scale from ${figure(from, 0)} to ${figure(to, 0)}`;
  return (
    <svg className="interval-plot" viewBox="0 0 300 52" role="img" aria-label={label}>
      <g stroke="var(--line-2)">
        <path d="M20 26H280" />
        {ticks.map((tick) => (
          <path key={tick} d={`M${x(tick)} 23v6`} />
        ))}
      </g>
      <path d={`M${x(0)} 8v26`} stroke="var(--edge)" strokeDasharray="3 3" />
      <path
        d={`M${x(low)} 26H${x(high)}M${x(low)} 20v12M${x(high)} 20v12`}
        stroke="var(--accent-ink)"
        strokeWidth="2"
      />
      <circle cx={x(value)} cy="26" r="5" fill="var(--accent-ink)" stroke="var(--ground)" strokeWidth="2" />
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y="48" textAnchor="middle">
          {figure(tick, 0)}
        </text>
      ))}
      <text x={x(0)} y="5" textAnchor="middle">
        {origin}
      </text>
    </svg>
  );
}

/** Formats a number with a true minus sign. */
export const figure = (value: number, digits = 1) =>
  value
    .toFixed(digits)
    .replace(/^-(?=.*[1-9])/, "−")
    .replace(/^-/, "");
