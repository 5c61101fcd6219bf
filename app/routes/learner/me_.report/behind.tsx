import { createContext, type ReactNode, useContext } from "react";
import { Icon } from "~/ui/icons";
import { sayFullDay } from "~/ui/say-day";

interface Submitted {
  readonly title: string;
  readonly day: string;
  readonly confidence: number;
}

/** The report's submissions, keyed by id. */
export const SubmissionsContext = createContext<Readonly<Record<string, Submitted>>>({});

/**
 * A number that expands to the submissions behind it. `words`: the words for a submission that counted as correct, and
 * for one that didn't.
 */
export function Behind({
  handIns,
  words: [right, other],
  hidden,
  withConfidence,
  children,
}: {
  handIns: readonly { readonly submissionId: string; readonly isRight: boolean }[];
  words: readonly [right: string, other: string];
  /** What the number is about, for screen readers. */
  hidden: string;
  withConfidence?: boolean;
  children: ReactNode;
}) {
  const submissions = useContext(SubmissionsContext);
  if (handIns.length === 0) return children;
  return (
    <details className="behind">
      <summary>
        {children}
        <span className="vh">, {hidden}: the submissions behind it</span>
      </summary>
      <ul>
        {handIns.map(({ submissionId, isRight }, place) => {
          const { title, day, confidence } = submissions[submissionId]!;
          return (
            // The submission's id is not unique here, because one review may contain several issues of a class.
            <li key={`${submissionId} ${place}`}>
              {/* Not a Link: a Link takes 20 µs longer to render, and a report has more than a thousand. */}
              <a href={`/submissions/${submissionId}`}>{title}</a>{" "}
              <span className="meta">
                {sayFullDay(day)}
                {withConfidence && `, ${confidence}% sure`}, <Icon name={isRight ? "good" : "bad"} />{" "}
                {isRight ? right : other}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
