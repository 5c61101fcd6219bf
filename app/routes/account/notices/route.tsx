import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { listNotices } from "~/review/notices/list-notices.server";
import { describeNotice } from "~/review/notices/notice-words";
import { markAllRead, markUnread } from "~/review/notices/notices.server";
import { Button } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { counted } from "~/ui/counted";
import { LONG, readFields } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { Icon } from "~/ui/icons";
import { Notice } from "~/ui/notice";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { Undo } from "~/ui/undo";

export const meta: MetaFunction = () => [{ title: "Notifications · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const notices = (await listNotices(person)).map(({ at, ...notice }) => ({ ...notice, on: sayDay(at) }));
  return { fresh: notices.filter(({ isRead }) => !isRead), past: notices.filter(({ isRead }) => isRead) };
}

/** The length of a UUID. */
const ID_LENGTH = 36;

/** Marks all notices as read. The reply lists the notices that were new, so that this can be undone. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readFields(request, ["intent", "marked"], LONG);
  const intent = form.get("intent");
  if (intent === "undo") {
    const marked = String(form.get("marked") ?? "")
      .split(" ")
      .filter((id) => id.length === ID_LENGTH);
    return { marked: [], restored: await markUnread(person, marked) };
  }
  return { marked: await markAllRead(person), restored: 0 };
}

function sayDone({ marked, restored }: Awaited<ReturnType<typeof action>>): string | undefined {
  if (restored > 0) return `${counted(restored, "item")} marked as unread.`;
  return marked.length > 0 ? `${counted(marked.length, "item")} marked as read.` : undefined;
}

type Item = Awaited<ReturnType<typeof loader>>["fresh"][number];

export default function Notices() {
  const { fresh, past } = useLoaderData<typeof loader>();
  const reply = useLastingReply<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title={fresh.length === 0 ? "No new notifications" : counted(fresh.length, "new notification")}
        lead="What others wrote and decided about your work, replies in your conversations, and work that is due soon. Opening an item marks it as read."
        actions={
          fresh.length > 0 && (
            <Form method="post">
              <Button type="submit">Mark all as read</Button>
            </Form>
          )
        }
      />
      <Confirmation says={reply && sayDone(reply)}>
        {reply && reply.marked.length > 0 && <Undo intent="undo" marked={reply.marked.join(" ")} />}
      </Confirmation>
      {fresh.length + past.length === 0 && (
        <Notice title="No notifications yet." actions={<Link to="/learn">Continue learning</Link>}>
          When a mentor reviews your work or someone replies to you, you’ll see it here.
        </Notice>
      )}
      {fresh.length > 0 && <List id="new" title="New" items={fresh} />}
      {past.length > 0 && <List id="before" title="Earlier" items={past} />}
    </Page>
  );
}

function List({ id, title, items }: { id: string; title: string; items: readonly Item[] }) {
  return (
    <Part id={id} title={title}>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <Icon name={["handed", "compared", "due", "account"].includes(item.type) ? "flag" : "comment"} />
            <div>
              <Link className="plain name" to={item.to}>
                <bdi>{item.title}</bdi>
              </Link>
              <p className="meta">
                {describeNotice(item)} · {item.on}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Part>
  );
}
