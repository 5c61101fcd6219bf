import { Link, useRevalidator } from "@remix-run/react";
import { useState } from "react";
import type { ReviewDraft } from "~/review/reviews/review-work";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { postJson } from "~/ui/workspace/workspace-post";
import type { DeskData } from "./desk.server";

/**
 * Lists other learners with an identical submission. The mentor can copy this review as a draft for each of them, to
 * check and send separately.
 */
export function Alike({ desk, work, address }: { desk: DeskData; work: ReviewDraft; address: string }) {
  const { count, isMore, offered } = desk.alike;
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  if (count + offered.length === 0) return null;
  const isEmpty = !work.summary.trim() && work.notes.every(({ text }) => !text.trim());
  const offer = () => {
    if (isEmpty) return setSaid("Write a comment or the summary first.");
    postJson<{ made: number }>(address, { do: "offer", work }, desk.personId).then(
      ({ made }) => {
        setSaid(`${counted(made, "draft")} created. Nothing has been sent yet: open each draft, check it and send it.`);
        revalidate();
      },
      () => setSaid("We couldn’t create the drafts. Try again when you are online."),
    );
  };
  return (
    <section className="alike" aria-labelledby="alike">
      <h3 id="alike">
        {count > 0
          ? `${isMore ? "More than " : ""}${counted(count, "other learner")} handed in the same code`
          : "Other learners handed in the same code"}
      </h3>
      {count > 0 && (
        <p className="line">
          <Button onClick={offer}>
            {count === 1
              ? "Use my review as a draft for this submission"
              : `Use my review as a draft for these ${count} submissions`}
          </Button>
          <span className="hint">
            The code is the same except for white space and comments. Nothing is sent until you check and send each
            draft.
          </span>
        </p>
      )}
      <p role="status">{said}</p>
      {offered.length > 0 && (
        <ul>
          {offered.map(({ itemId, learner }) => (
            <li key={itemId}>
              <Link to={`/mentor/${itemId}`} target="_blank">
                <bdi>{learner}</bdi>
              </Link>{" "}
              <span className="hint">draft, not sent yet</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
