import { useSearchParams } from "@remix-run/react";
import { ForgetSaved, keptKey } from "~/ui/forms/kept-words";
import { Mark } from "~/ui/mark";
import { reportFormOf } from "../submissions.$id_.report/report-form";

/** The search parameter that tells the next page which text was reported. */
export const REPORTED = "reported";

/** The key under which a browser keeps reports, and texts of the discussion, until they are sent. */
export const discussionKey = (person: { readonly id: string }, slug: string) => keptKey(person, `discussion:${slug}`);

const always = () => true;

/** Confirms that a report was sent. Its text can't be sent again. Place it in the context of the kept words. */
export function Reported() {
  const about = useSearchParams()[0].get(REPORTED);
  return (
    <div role="status">
      {about !== null && <ForgetSaved form={reportFormOf(about)} isSaved={always} />}
      {about !== null && (
        <p className="strip">
          <Mark icon="tick">Report sent</Mark> A lead or an admin will read it.
        </p>
      )}
    </div>
  );
}
