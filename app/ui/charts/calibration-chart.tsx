import { useId } from "react";
import { percent } from "../state-mark";
import "./charts.css";

export interface CalibrationStep {
  /** The step's first percentage. For example, the step "50–59%" is from 50 to 59. */
  readonly from: number;
  readonly to: number;
  readonly answers: number;
  /** The mean stated confidence and the share of correct answers, both from 0 to 1. */
  readonly said: number;
  readonly right: number;
  /** The interval of the share. Null if unknown. */
  readonly interval: readonly [low: number, high: number] | null;
}

const LEFT = 44;
const RIGHT = 312;
const TOP = 12;
const BOTTOM = 212;
/**
 * The horizontal position of a confidence. The scale starts at 50%, because a less confident person would choose the
 * opposite answer.
 */
const x = (said: number) => LEFT + ((said - 0.5) / 0.5) * (RIGHT - LEFT);
const y = (right: number) => BOTTOM - right * (BOTTOM - TOP);
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/**
 * A chart that compares confidence with results. Each step is a point with its interval. On the diagonal, confidence
 * and results are equal. The chart has a text alternative. Put a table with the same numbers beside the chart.
 */
export function CalibrationChart({ name, steps }: { name: string; steps: readonly CalibrationStep[] }) {
  const id = useId();
  return (
    <svg className="calibration" viewBox="0 0 324 252" role="img" aria-labelledby={id}>
      <title id={id}>{`${name}: ${steps.map(sayStep).join("; ")}`}</title>
      <g className="scale">
        {TICKS.map((tick) => (
          <path key={tick} d={`M${LEFT} ${y(tick)}H${RIGHT}`} />
        ))}
      </g>
      <path className="even" d={`M${x(0.5)} ${y(0.5)}L${x(1)} ${y(1)}`} />
      {steps.map(({ from, said, right, interval }) => (
        <g key={from}>
          {interval && <path className="range" d={`M${x(said)} ${y(interval[0])}V${y(interval[1])}`} />}
          <circle className="point" cx={x(said)} cy={y(right)} r="5" />
        </g>
      ))}
      {TICKS.map((tick) => (
        <text key={tick} x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
          {Math.round(tick * 100)}
        </text>
      ))}
      {[0.5, 0.6, 0.7, 0.8, 0.9, 1].map((tick) => (
        <text key={tick} x={x(tick)} y={BOTTOM + 16} textAnchor="middle">
          {Math.round(tick * 100)}
        </text>
      ))}
      <text x={(LEFT + RIGHT) / 2} y={BOTTOM + 34} textAnchor="middle">
        confidence, in percent
      </text>
      <text x="10" y={(TOP + BOTTOM) / 2} textAnchor="middle" transform={`rotate(-90 10 ${(TOP + BOTTOM) / 2})`}>
        correct, in percent
      </text>
    </svg>
  );
}

const sayStep = ({ from, to, answers, right }: CalibrationStep) =>
  `${from} to ${to}% confident, ${percent(right)} of ${answers} correct`;
