import { useId } from "react";
import { Why } from "../forms/field";
import { useTools } from "./workspace-tools";

const FIVES = Array.from({ length: 11 }, (_, i) => 50 + i * 5);
/**
 * The position from which the arrow keys start while nothing is chosen. The handle is then hollow, so that it suggests
 * no answer.
 */
const UNSET_AT = 75;

/**
 * The learner's confidence, 50–100% in steps of 5. Null until chosen. Rendered as a slider, or without JavaScript as a
 * list, because a slider always has a value.
 */
export function Confidence({
  value,
  of,
  error,
  onChange,
}: {
  value: number | null;
  /** What the confidence is about, for example "that your verdict is right". */
  of: string;
  error: string | undefined;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const { isLive } = useTools();
  // Pressing the slider at its current position is also an answer, but fires no change event.
  const take = (element: HTMLInputElement) => onChange(Number(element.value));
  return (
    <div className="sure" id="field-confidence" tabIndex={-1} data-unset={value === null || undefined}>
      <label htmlFor={id} className="needs-script">
        Confidence<span className="wide"> {of}</span>
      </label>
      <input
        id={id}
        className="needs-script"
        type="range"
        min={50}
        max={100}
        step={5}
        value={value ?? UNSET_AT}
        aria-valuetext={value === null ? "not set yet" : `${value}%`}
        aria-describedby={error ? `${id}-error` : `${id}-coin`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => take(event.currentTarget)}
        onPointerUp={(event) => take(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            event.preventDefault();
            take(event.currentTarget);
          }
        }}
      />
      <output htmlFor={id} className="needs-script">
        {value === null ? "not set yet" : `${value}%`}
      </output>
      {error ? (
        <Why id={`${id}-error`}>{error}</Why>
      ) : (
        <span className="hint needs-script" id={`${id}-coin`}>
          50% is a guess, 100% is certain
        </span>
      )}
      {isLive ? (
        <input type="hidden" name="confidence" value={value ?? ""} />
      ) : (
        <label className="no-script">
          Confidence {of} (50% is a guess){" "}
          <select name="confidence" defaultValue={value ?? ""}>
            <option value="">choose</option>
            {FIVES.map((percent) => (
              <option key={percent} value={percent}>
                {percent}%
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
