import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { TakenRow } from "~/review/queue/reassign.server";
import type { Filter } from "~/review/queue/waiting-filter";
import { Button } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { Why } from "~/ui/forms/field";
import { Icon } from "~/ui/icons";
import { Undo } from "~/ui/undo";
import { withFilter } from "./done";

const selectOf = (item: string) => `to-${item}`;

/**
 * For leads of a cohort: items that its mentors have claimed, and a form to give an item to another mentor. The
 * confirmation or the error appears next to the item, or above the list if the item is no longer listed.
 */
export function Taken({
  rows,
  filter,
  refused,
  done,
}: {
  rows: readonly TakenRow[];
  filter: Filter;
  refused: { readonly item: string; readonly why: string } | undefined;
  done: { readonly item: string; readonly says: string; readonly undo: string } | undefined;
}) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) (document.getElementById(selectOf(refused.item)) ?? alert.current)?.focus();
  }, [refused]);
  const isListed = (item: string) => rows.some(({ id }) => id === item);
  const undo = done?.undo && <Undo intent="undo-reassign" undo={done.undo} />;
  return (
    <>
      {refused && !isListed(refused.item) && (
        <div ref={alert} role="alert" className="mb-3" tabIndex={-1}>
          <Why id="taken-error">{refused.why}</Why>
        </div>
      )}
      <Confirmation says={done && !isListed(done.item) ? done.says : undefined}>{undo}</Confirmation>
      <ul className="rows taken">
        {rows.map(({ id, learner, title, mentor, isOpen, others }) => (
          <li key={id}>
            <Icon name="comment" />
            <div>
              <Link className="plain name" to={withFilter(`/mentor/${id}`, filter)}>
                <bdi>{learner}</bdi>, on {title}
              </Link>
              <p className="meta">
                {isOpen ? "open with" : "handed to"} <bdi>{mentor}</bdi>
              </p>
              <Confirmation says={done?.item === id ? done.says : undefined}>{undo}</Confirmation>
              {refused?.item === id && (
                <div role="alert">
                  <Why id="taken-error">{refused.why}</Why>
                </div>
              )}
            </div>
            <Form method="post" className="does" preventScrollReset>
              <input type="hidden" name="item" value={id} />
              <select
                name="to"
                id={selectOf(id)}
                aria-label={`Reviewer for ${learner}, on ${title}`}
                {...(refused?.item === id && { "aria-invalid": true, "aria-describedby": "taken-error" })}
              >
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
