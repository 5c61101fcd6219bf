import { Link } from "@remix-run/react";
import type { TalkLine } from "~/review/talks/talk";
import type { HandIn } from "~/review/talks/two-submissions.server";
import { Mark } from "~/ui/mark";
import { Part } from "~/ui/shell/page";

/** The outcome of a talk, for the mentor who held it. */
export function Ended({
  talk: { state, decidedOn, two, choices, words, mentor },
  lines,
}: {
  talk: {
    readonly state: string;
    readonly decidedOn: string | null;
    readonly two: readonly [HandIn, HandIn] | null;
    readonly choices: Readonly<Record<string, number>>;
    readonly words: string;
    readonly mentor: string | null;
  };
  lines: readonly TalkLine[];
}) {
  return (
    <>
      <p className="line">
        {state === "signed" ? <Mark tone="good">Signed</Mark> : <Mark icon="half">Not yet</Mark>}{" "}
        <span className="meta">
          on {decidedOn} by <bdi>{mentor ?? "a mentor"}</bdi>
        </span>
      </p>
      {two && (
        <p className="prose mt-2">
          You talked about{" "}
          {two.map(({ submissionId, title }, place) => (
            <span key={submissionId}>
              {place > 0 && " and "}
              <Link to={`/submissions/${submissionId}`}>{title}</Link>
            </span>
          ))}
          .
        </p>
      )}
      <Part id="rubric" title="What you chose">
        <dl className="talk-lines">
          {lines.map(({ id, asks, steps }) => (
            <div key={id}>
              <dt>{asks}</dt>
              <dd>{steps[choices[id] ?? -1] ?? "not said"}</dd>
            </div>
          ))}
        </dl>
      </Part>
      {words && (
        <Part id="said" title="Your feedback to the learner">
          <p className="prose whitespace-pre-line">
            <bdi className="inline">{words}</bdi>
          </p>
        </Part>
      )}
    </>
  );
}
