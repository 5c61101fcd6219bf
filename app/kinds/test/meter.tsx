import { useEffect, useState } from "react";
import { Button } from "~/ui/button";
import { useTools } from "~/ui/workspace/workspace-tools";
import { sayFailure } from "../failure-words";
import { sayUnits } from "./heavy";
import { Figures, hasFigure, type MeterProps, sayFigure } from "./meter-figures";
import { LineLink } from "./meter-list";
import { METER_UNITS, type MeterState } from "./use-meter";

/** Shows which changes the suite notices and which it misses, while the learner writes it. */
export function Meter(props: MeterProps) {
  const { isLive, settings, setSettings } = useTools();
  return (
    <section className="results meter" id="strength" aria-label="Strength of your suite" tabIndex={-1}>
      <header>
        <h2>What your suite detects</h2>
        <label className="choice">
          <input
            type="checkbox"
            disabled={!isLive}
            checked={settings.meter}
            onChange={(event) => setSettings({ meter: event.currentTarget.checked })}
          />
          <span>Measure while I write</span>
        </label>
      </header>
      <Body {...props} />
    </section>
  );
}

function Body(props: MeterProps) {
  const { phase, message, reading, failure, isBroken, again } = props.state;
  const { settings } = useTools();
  if (phase === "off" && settings.meter) return <p className="meta needs-script">Loading…</p>;
  if (phase === "off")
    return (
      <p className="meta">
        The meter is off, and stays off in this browser until you turn it on. It shows which small changes to the AI’s
        code your tests notice.
      </p>
    );
  if (phase === "none")
    return (
      <p className="meta">
        We can’t measure your suite here, because this exercise has no altered versions of the AI’s code.
      </p>
    );
  if (phase === "unloaded")
    return (
      <p className="meta">
        We couldn’t load the data for the meter. Check your connection and try again. {message}{" "}
        <Button size="small" onClick={again}>
          Try again
        </Button>
      </p>
    );
  if (isBroken) return <p className="meta">The engine couldn’t start in this browser. Your work is safe.</p>;
  return (
    <>
      {failure && <DoesNotRun {...props} failure={failure} isKept={reading !== null} />}
      {!reading && !failure && <p className="meta">Measuring…</p>}
      {reading && <Figures {...props} reading={reading} />}
    </>
  );
}

function DoesNotRun({
  failure,
  isKept,
  onLine,
}: MeterProps & { failure: NonNullable<MeterState["failure"]>; isKept: boolean }) {
  const { file, line } = failure;
  return (
    <p>
      {failure.kind === "units" ? (
        `Your suite does more work than the meter allows. The limits are ${sayUnits(METER_UNITS)} on the AI’s code and 5 billion units on all changes together. Try fewer or smaller inputs. You can still run your suite.`
      ) : (
        <>
          Your suite doesn’t run right now: {file && line && <LineLink file={file} line={line} onLine={onLine} />}{" "}
          <code>{sayFailure(failure)}</code> Fix the error, and the meter continues.
        </>
      )}
      {isKept && " The results below are from the last version that ran."}
    </p>
  );
}

/** Returns the label for the meter's tab. */
export function meterLabel({ phase, reading }: MeterState, isOn: boolean): string {
  // Until the page's scripts have started, the phase is "off", even if the learner has switched the meter on.
  if (phase === "off" && !isOn) return "Strength: off";
  return reading && hasFigure(reading) ? `Strength: ${reading.noticed} of ${reading.of}` : "Strength";
}

/**
 * The time, in milliseconds, for which the figure must be stable before screen readers announce it. They announce it
 * only if it changed.
 */
const HEARD_AFTER_MS = 2000;

/**
 * The figure for screen readers. It is outside the panels, so that screen readers announce it even if the panels are
 * hidden while the learner writes.
 */
export function MeterHeard({ state: { phase, reading } }: { state: MeterState }) {
  const [heard, setHeard] = useState("");
  const says = phase === "ready" && reading && hasFigure(reading) ? `${sayFigure(reading)}.` : "";
  useEffect(() => {
    const timer = setTimeout(() => setHeard(says), HEARD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [says]);
  return (
    <p className="vh" role="status">
      {heard}
    </p>
  );
}
