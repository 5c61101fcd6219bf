import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { KindId } from "~/kinds/registry";
import { GuestData } from "../../anyone/_index/guest-data";

export interface HeadProps {
  readonly kind: KindId;
  readonly title: string;
  readonly handedInOn: string;
  readonly tryNumber: number;
  /** Null on the learner's own page. */
  readonly learner: string | null;
  /** A guest's last day; null for everyone else. */
  readonly guestUntil: string | null;
  readonly counting: {
    readonly counts: boolean;
    readonly hintsUsed: number;
    /** The only kind of help used; null if there are several kinds or none. */
    readonly help: keyof typeof HELP_WORDS | null;
    readonly tries: number;
  };
}

/** Shows which submission this is. The heading is the submission's result. */
export function ReportHead({
  about,
  title,
  lead,
  actions,
}: {
  about: HeadProps;
  title: string;
  lead: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="report-head">
      <p className="meta">
        {about.guestUntil === null && (
          <>
            <Link to="/exercises">Exercises</Link> /{" "}
          </>
        )}
        {about.title} · {about.kind} · {sayTry(about)}handed in{" "}
        {about.learner && (
          <>
            by <bdi>{about.learner}</bdi>{" "}
          </>
        )}
        on {about.handedInOn}
        {!about.learner && (
          <>
            {" "}
            · <Link to="/how#scored">What counts</Link>
          </>
        )}
      </p>
      <div>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {about.guestUntil && (
          <p className="prose mt-2">
            <b>Your work will be deleted after {about.guestUntil}. Create an account to keep it.</b> Your attempts will
            move to the account, and the Learn page will suggest your next exercise.
          </p>
        )}
        {about.guestUntil && <GuestData />}
      </div>
      {actions && <div className="do">{actions}</div>}
    </header>
  );
}

const HELP_WORDS = {
  hint: "you used a hint",
  tutor: "the tutor explained something",
  walkthrough: "the guide worked through it with you",
  answers: "you asked for a report’s answers",
} as const;

/** The attempt's number. If the attempt is practice, the text says so and why. */
function sayTry({ tryNumber, counting: { counts, hintsUsed, help, tries } }: HeadProps): string {
  if (tries === 1 && counts) return "";
  if (counts) return `attempt ${tryNumber} of the ${tries} that count · `;
  if (hintsUsed > 0) return `attempt ${tryNumber}, for practice: ${help ? HELP_WORDS[help] : "you had help"} · `;
  return `attempt ${tryNumber}, for practice: only the first ${tries === 1 ? "counts" : `${tries} count`} toward your skills · `;
}
