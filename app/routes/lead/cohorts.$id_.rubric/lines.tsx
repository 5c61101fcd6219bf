import { Form, useSubmit } from "@remix-run/react";
import { cardOf } from "~/kinds/cards";
import type { OwnLine } from "~/review/reviews/own-lines.server";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/forms/confirm";
import { Grip, useDragOrder } from "~/ui/forms/drag-order";
import { Icon } from "~/ui/icons";
import "./own-lines.css";

/** The lines, in order. Each line can be moved with buttons, which are forms, or by dragging. */
export function Lines({ lines }: { lines: readonly OwnLine[] }) {
  const submit = useSubmit();
  const { grip, row } = useDragOrder((line, to) =>
    submit({ intent: "move", line, to }, { method: "post", preventScrollReset: true }),
  );
  return (
    <ol className="rows own-lines">
      {lines.map(({ id, text, kinds }, place) => (
        <li key={id} {...row(place)}>
          <Grip {...grip(id, place)} />
          <div>
            <bdi className="name">{text}</bdi>
            <p className="meta">{kinds.map((kind) => cardOf(kind).name).join(", ")}</p>
          </div>
          <div className="does">
            <Form method="post" preventScrollReset>
              <input type="hidden" name="intent" value="move" />
              <input type="hidden" name="line" value={id} />
              <Button icon look="quiet" type="submit" name="to" value={place - 1} aria-label={`Move ${text} up`}>
                <Icon name="up" />
              </Button>
              <Button icon look="quiet" type="submit" name="to" value={place + 1} aria-label={`Move ${text} down`}>
                <Icon name="down" />
              </Button>
            </Form>
            <Confirm
              label={
                <>
                  Remove…<span className="vh"> {text}</span>
                </>
              }
            >
              <p>Mentors can no longer choose this line. Reviews that already use it don’t change.</p>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="line" value={id} />
                <Button type="submit">Remove</Button>
              </Form>
            </Confirm>
          </div>
        </li>
      ))}
    </ol>
  );
}
