import { Form, Link } from "@remix-run/react";
import type { TakenRow } from "~/review/queue/reassign.server";
import { Button } from "~/ui/button";
import { Why } from "~/ui/forms/field";
import { Icon } from "~/ui/icons";

/** For leads of a cohort: items that its mentors have claimed, and a form to give an item to another mentor. */
export function Taken({ rows, refused }: { rows: readonly TakenRow[]; refused: string | undefined }) {
  return (
    <>
      {refused && (
        <div role="alert" className="mb-3">
          <Why id="taken-error">{refused}</Why>
        </div>
      )}
      <ul className="rows taken">
        {rows.map(({ id, learner, title, mentor, isOpen, others }) => (
          <li key={id}>
            <Icon name="comment" />
            <div>
              <Link className="plain name" to={`/mentor/${id}`}>
                <bdi>{learner}</bdi>, on {title}
              </Link>
              <p className="meta">
                {isOpen ? "open with" : "handed to"} <bdi>{mentor}</bdi>
              </p>
            </div>
            <Form method="post" className="does" preventScrollReset>
              <input type="hidden" name="item" value={id} />
              <select name="to" aria-label={`Reviewer for ${learner}, on ${title}`}>
                <option value="">Back to the queue</option>
                {others.map((other) => (
                  <option key={other.id} value={other.id}>
                    {other.name}
                  </option>
                ))}
              </select>
              <Button type="submit" size="small" name="intent" value="reassign">
                Reassign
              </Button>
            </Form>
          </li>
        ))}
      </ul>
      <p className="hint mt-3">The current reviewer keeps their text as a draft.</p>
    </>
  );
}
