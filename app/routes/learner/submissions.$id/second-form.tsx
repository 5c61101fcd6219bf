import { Link } from "@remix-run/react";
import type { Graded } from "./page.server";

/**
 * The exercise's second form: the same skill on other code, available after some time. `startsOver` means that the
 * report has shown the key.
 */
export function SecondForm({
  form: { opensOn, open },
  slug,
  startsOver,
}: {
  form: NonNullable<Graded["secondForm"]>;
  slug: string;
  startsOver: string | null;
}) {
  return (
    <section aria-labelledby="second-form">
      <h2 id="second-form">Refresh this skill</h2>
      {open ? (
        <p>
          The second form of this exercise, which tests the same skill on different code, is available:{" "}
          <Link to={`/exercises/${open.slug}`}>{open.title}</Link>
        </p>
      ) : (
        <p>
          The second form of this exercise will be available from {opensOn}. It tests the same skill on different code.
        </p>
      )}
      {startsOver && (
        <p className="hint">
          You have seen this exercise’s key. You can still <Link to={`/exercises/${slug}`}>{startsOver}</Link>, for
          practice.
        </p>
      )}
    </section>
  );
}
