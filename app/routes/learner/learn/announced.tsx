import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Part } from "~/ui/page";

interface Announced {
  readonly id: string;
  readonly text: string;
  readonly author: string;
  readonly cohort: string;
}

/** Announcements that the person has not read yet. */
export function AnnouncedPart({ announced }: { announced: readonly Announced[] }) {
  if (announced.length === 0) return null;
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
                <Button type="submit">Mark as read</Button>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
