import { useSearchParams } from "@remix-run/react";
import { ForgetSaved, keptKey } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { reportFormOf } from "../submissions.$id_.report/report-form";

/** The search parameter that tells the next page which text was reported. */
export const REPORTED = "reported";

/** The key under which a browser stores unsent reports and unsent posts for the discussion. */
export const discussionKey = (person: { readonly id: string }, slug: string) => keptKey(person, `discussion:${slug}`);

const always = () => true;

/**
 * Confirms that an abuse report was sent, and deletes its stored text. Render this component inside `KeptWordsContext`.
 */
export function Reported() {
  const about = useSearchParams()[0].get(REPORTED);
  return (
    <div role="status">
      {about !== null && <ForgetSaved form={reportFormOf(about)} isSaved={always} />}
      {about !== null && (
        <p className="strip">
          <Mark icon="tick">Abuse report sent</Mark> A lead or an admin will read it.
        </p>
      )}
    </div>
  );
}
