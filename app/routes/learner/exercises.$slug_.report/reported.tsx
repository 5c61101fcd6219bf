import { useSearchParams } from "@remix-run/react";
import { Mark } from "~/ui/mark";

/** The search parameter that tells the next page that a report was sent. */
export const REPORTED = "reported";

/** Confirms that a report was sent. */
export function Reported() {
  const [params] = useSearchParams();
  return (
    <div role="status">
      {params.has(REPORTED) && (
        <p className="strip">
          <Mark icon="tick">Report sent</Mark> A lead or an admin will read it.
        </p>
      )}
    </div>
  );
}
