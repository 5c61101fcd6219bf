import { Link, useRevalidator } from "@remix-run/react";
import { useState } from "react";
import type { ReviewDraft } from "~/review/review-work";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { postJson } from "~/ui/workspace-post";
import type { DeskData } from "./desk.server";

/** Others that handed in the same: what one wrote can be made a draft for each, to be looked at and sent by itself. */
export function Alike({ desk, work, address }: { desk: DeskData; work: ReviewDraft; address: string }) {
  const { count, isMore, offered } = desk.alike;
  const { revalidate } = useRevalidator();
  const [said, setSaid] = useState("");
  if (count + offered.length === 0) return null;
  const isEmpty = !work.summary.trim() && work.notes.every(({ text }) => !text.trim());
  const offer = () => {
    if (isEmpty) return setSaid("Write something first: a comment, or the summary.");
    postJson<{ made: number }>(address, { do: "offer", work }).then(
      ({ made }) => {
        setSaid(`${counted(made, "draft")} begun. Nothing is sent: open each, look, and send it.`);
        revalidate();
      },
      () => setSaid("It could not be offered. Try again when you are online."),
    );
  };
  return (
    <section className="alike" aria-labelledby="alike">
      <h3 id="alike">
        {count > 0 ? `${isMore ? "More than " : ""}${count} others handed in the same` : "Others handed in the same"}
      </h3>
      {count > 0 && (
        <p className="line">
          <Button onClick={offer}>
            {count === 1 ? "Offer what you wrote to this one" : `Offer what you wrote to these ${count}`}
          </Button>
          <span className="hint">
            The same but for blanks and comments. Each is sent only after you have looked at it.
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
              <span className="hint">prefilled, not sent yet</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
