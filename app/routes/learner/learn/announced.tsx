import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { ConfirmChange } from "~/ui/confirmation";
import { Part } from "~/ui/shell/page";

interface Announced {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly cohort: string;
}

/** Shows announcements that the person has not read yet, and confirms that an announcement was marked as read. */
export function AnnouncedPart({ announced }: { announced: readonly Announced[] }) {
  const count = announced.length;
  return (
    <>
      <ConfirmChange
        state={String(count)}
        says={(before) => (count < Number(before) ? "The announcement was marked as read." : undefined)}
      />
      {count > 0 && <Unread announced={announced} />}
    </>
  );
}

/** The start of an announcement, which distinguishes the buttons' labels. */
const startOf = (text: string) => Array.from(text).slice(0, 60).join("");

function Unread({ announced }: { announced: readonly Announced[] }) {
  return (
    <Part id="announced" title="Announcements" about={<Link to="/learn/announcements">All announcements</Link>}>
      <ul className="rows no-gutter">
        {announced.map(({ id, text, author, cohort }) => (
          <li key={id}>
            <div>
              <p className="plain-text">
                <bdi className="inline">{text}</bdi>
              </p>
              <p className="meta">
                <bdi>{author}</bdi> · <bdi>{cohort}</bdi>
              </p>
            </div>
            <div className="does">
              <Form method="post" action="/learn/announcements" preventScrollReset>
                <input type="hidden" name="announcement" value={id} />
                <Button type="submit" aria-label={`Mark as read: ${startOf(text)}`}>
                  Mark as read
                </Button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
