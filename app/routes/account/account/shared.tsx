import { Form } from "@remix-run/react";
import type { SharedReview } from "~/review/reviews/consent.server";
import { Button } from "~/ui/button";
import { sayFullDay } from "~/ui/say-day";

/** Reviews that former learners may show in their portfolios, each with a button that withdraws the consent. */
export function Shared({
  reviews,
}: {
  reviews: readonly (Pick<SharedReview, "id" | "title"> & { readonly on: string })[];
}) {
  return (
    <>
      <p className="hint mb-2">
        You agreed that these learners may show what you wrote about their work in their portfolios, and you no longer
        review their work.
      </p>
      <ul className="rows no-gutter">
        {reviews.map(({ id, title, on }) => (
          <li key={id}>
            <div>
              <span className="name">{title}</span>
              <p className="meta">review sent on {sayFullDay(on)}</p>
            </div>
            <Form method="post" className="does" preventScrollReset>
              <input type="hidden" name="intent" value="unshare" />
              <input type="hidden" name="review" value={id} />
              <Button
                size="small"
                type="submit"
                aria-label={`Withdraw your consent for the review of ${title}, sent on ${sayFullDay(on)}`}
              >
                Withdraw consent
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
