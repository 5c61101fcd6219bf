import { Link } from "@remix-run/react";
import { createContext, type ReactNode, useContext } from "react";
import { Icon } from "~/ui/icons";
import { sayFullDay } from "~/ui/say-day";

/**
 * The titles of exercises, keyed by slug. The page contains each title only once, because the same exercise is behind
 * many numbers.
 */
export const TitlesContext = createContext<Readonly<Record<string, string>>>({});

interface HandIn {
  readonly submissionId: string;
  readonly slug: string;
  readonly day: string;
  readonly isRight: boolean;
  readonly confidence: number;
}

/**
 * A number that expands to the submissions behind it. `words`: the words for a submission that counted as right, and
 * for one that didn't.
 */
export function Behind({
  handIns,
  words: [right, other],
  hidden,
  withConfidence,
  children,
}: {
  handIns: readonly HandIn[];
  words: readonly [right: string, other: string];
  /** What the number is about, for screen readers. */
  hidden: string;
  withConfidence?: boolean;
  children: ReactNode;
}) {
  const titles = useContext(TitlesContext);
  if (handIns.length === 0) return children;
  return (
    <details className="behind">
      <summary>
        {children}
        <span className="vh">, {hidden}: the submissions behind it</span>
      </summary>
      <ul>
        {handIns.map(({ submissionId, slug, day, isRight, confidence }, place) => (
          // The submission's id is not unique here, because one review may contain several issues of a class.
          <li key={`${submissionId} ${place}`}>
            <Link to={`/submissions/${submissionId}`}>{titles[slug] ?? slug}</Link>{" "}
            <span className="meta">
              {sayFullDay(day)}
              {withConfidence && `, ${confidence}% sure`}, <Icon name={isRight ? "good" : "bad"} />{" "}
              {isRight ? right : other}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
