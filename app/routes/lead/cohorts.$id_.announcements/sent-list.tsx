import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { Notice } from "~/ui/notice";
import type { Group } from "~/ui/shell/cohort-tabs";

interface Sent {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  /** The day on which it was sent, in words. */
  readonly on: string;
  /** The name of the section that received the announcement; null for the whole cohort. */
  readonly section: string | null;
  /** How many of the current members were notified. */
  readonly notified: number;
}

/** The announcements that were sent, each with a form to remove it. */
export function SentList({ sent }: { sent: readonly Sent[] }) {
  if (sent.length === 0) return <Notice title="No announcements yet.">Announcements you send are listed here.</Notice>;
  return (
    <ul className="rows no-gutter">
      {sent.map(({ id, text, author, on, section, notified }) => (
        <li key={id}>
          <div>
            <p className="plain-text">
              <bdi className="inline">{text}</bdi>
            </p>
            <p className="meta">
              <bdi>{author}</bdi> · {on} ·{" "}
              {section !== null && (
                <>
                  to section <bdi>{section}</bdi> ·{" "}
                </>
              )}
              {sayNotified(notified, section === null ? "cohort" : "section")}
            </p>
          </div>
          <div className="does">
            <Confirm label="Remove…">
              <p>The announcement disappears for everyone, including those who have not read it.</p>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="announcement" value={id} />
                <Button type="submit">Remove</Button>
              </Form>
            </Confirm>
          </div>
        </li>
      ))}
    </ul>
  );
}

const sayNotified = (notified: number, group: Group): string =>
  notified === 0 ? `no one in the ${group} was notified` : `${counted(notified, "current member")} notified`;
