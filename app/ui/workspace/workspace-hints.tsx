import { Button } from "../button";
import { useTools } from "./workspace-tools";

/** Shows hints one step at a time, on request. Hints cost no points; the page says what they cost instead. */
export function Hints() {
  const { isLive, hints } = useTools();
  if (hints.total === 0) return null;
  const left = hints.total - hints.used.length;
  return (
    <section className="hints" id="hints" aria-labelledby="hints-head">
      <h2 id="hints-head">Hints</h2>
      <ol aria-live="polite">
        {hints.used.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
      {left > 0 && (
        <>
          <Button
            size="small"
            type="submit"
            name="intent"
            value="hint"
            aria-disabled={hints.isTaking || undefined}
            onClick={(event) => {
              if (!isLive) return;
              event.preventDefault();
              hints.take();
            }}
          >
            Show hint {hints.used.length + 1} of {hints.total}
          </Button>
          <p className="hint under">
            A hint never lowers your score. Once you use one, this exercise no longer counts toward a skill.
          </p>
        </>
      )}
      {hints.fault && (
        <p className="hint under" role="alert">
          {hints.fault}
        </p>
      )}
    </section>
  );
}
