import "./charts.css";

/**
 * A share with its interval on a scale from 0 to 1, small enough for a table cell. Hidden from screen readers, because
 * the figure is beside it as text. If `interval` is null, the bar is empty, because there are no data yet.
 */
export function IntervalBar({
  value,
  interval,
}: {
  value: number;
  interval: readonly [low: number, high: number] | null;
}) {
  const x = (share: number) => 2 + 156 * Math.min(1, Math.max(0, share));
  return (
    <svg className="interval-bar" viewBox="0 0 160 16" aria-hidden="true">
      <path className="scale" d="M2 8H158M2 4v8M80 5v6M158 4v8" />
      {interval && (
        <>
          <path className="range" d={`M${x(interval[0])} 8H${x(interval[1])}`} />
          <circle className="point" cx={x(value)} cy="8" r="4" />
        </>
      )}
    </svg>
  );
}
