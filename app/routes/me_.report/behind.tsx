import { Link } from "@remix-run/react";
import { createContext, type ReactNode, useContext } from "react";
import { Icon } from "~/ui/icons";
import { sayFullDay } from "~/ui/say-day";

/** Titles of exercises by slug: each stands behind many numbers. */
export const TitlesContext = createContext<Readonly<Record<string, string>>>({});

interface HandIn {
  readonly submissionId: string;
  readonly slug: string;
  readonly day: string;
  readonly isRight: boolean;
  readonly confidence: number;
}

/**
 * A number that opens to the submissions behind it. `words`: for one that counted as right, and for one that did not.
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
  /** What a screen reader hears beside the number: of what it is. */
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
          // One review may hold several issues of a class.
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
