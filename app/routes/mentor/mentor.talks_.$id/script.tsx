import { Link } from "@remix-run/react";
import type { ScriptPart } from "~/review/talks/talk-script.server";
import type { HandIn } from "~/review/talks/two-submissions.server";

/** Shows what to ask, minute by minute. The two middle parts are about the chosen submissions. */
export function Script({ script, two }: { script: readonly ScriptPart[]; two: readonly [HandIn, HandIn] }) {
  const about: Readonly<Record<number, HandIn>> = { 1: two[0], 2: two[1] };
  return (
    <ol className="script">
      {script.map(({ when, about: what, asks }, place) => (
        <li key={when}>
          <p className="meta">{when}</p>
          <div>
            <h3>
              {what}
              {about[place] && (
                <>
                  : <Link to={`/submissions/${about[place].submissionId}`}>{about[place].title}</Link>
                </>
              )}
            </h3>
            <ul>
              {asks.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        </li>
      ))}
    </ol>
  );
}
