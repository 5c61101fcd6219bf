import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { KindId } from "~/kinds/registry";
import { GuestData } from "../_index/guest-data";

export interface HeadProps {
  readonly kind: KindId;
  readonly title: string;
  readonly handedInOn: string;
  readonly tryNumber: number;
  /** Null where it is one's own. */
  readonly learner: string | null;
  /** A guest's last day; null for everyone else. */
  readonly guestUntil: string | null;
  readonly counting: { readonly counts: boolean; readonly hintsUsed: number; readonly tries: number };
}

/** Which submission this is; the heading is the answer. */
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
      </p>
      <div>
        <h1>{title}</h1>
        <p className="lead">{lead}</p>
        {about.guestUntil && (
          <p className="prose mt-2">
            <b>This is deleted after {about.guestUntil}. Create an account to keep it.</b> Your attempts come with you.
          </p>
        )}
        {about.guestUntil && <GuestData />}
      </div>
      {actions && <div className="do">{actions}</div>}
    </header>
  );
}

/** A try that does not count is said to be one, with the reason. */
function sayTry({ tryNumber, counting: { counts, hintsUsed, tries } }: HeadProps): string {
  if (tries === 1 && counts) return "";
  if (counts) return `attempt ${tryNumber} of ${tries} scored · `;
  if (hintsUsed > 0) return `attempt ${tryNumber}, for practice: you opened a hint · `;
  return `attempt ${tryNumber}, for practice: ${tries === 1 ? "only the first is scored" : `only the first ${tries} are scored`} · `;
}
