import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { listAnnouncements, markAnnouncementsRead } from "~/review/notices/announcements.server";
import { readFields } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { sayFullDay } from "~/ui/say-day";
import { Page, PageHead } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Announcements · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const announcements = (await listAnnouncements(person)).map(({ at, ...one }) => ({
    ...one,
    on: sayFullDay(at.toISOString().slice(0, 10)),
  }));
  await markAnnouncementsRead(person);
  return { announcements };
}

/** Marks one announcement as read, from Learn. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const id = (await readFields(request, ["announcement"])).get("announcement");
  if (typeof id === "string" && id) await markAnnouncementsRead(person, id);
  return redirect("/learn", 303);
}

export default function Announcements() {
  const { announcements } = useLoaderData<typeof loader>();
  return (
    <Page width="narrow">
      <PageHead title="Announcements" lead="Announcements from the leads of your cohorts." />
      {announcements.length === 0 ? (
        <Notice title="No announcements yet." actions={<Link to="/learn">Learn</Link>}>
          When a lead of your cohort announces something, you see it here and on Learn.
        </Notice>
      ) : (
        <ul className="rows no-gutter">
          {announcements.map(({ id, text, author, cohort, on }) => (
            <li key={id}>
              <div>
                <p className="plain-text">
                  <bdi className="inline">{text}</bdi>
                </p>
                <p className="meta">
                  <bdi>{author}</bdi> · <bdi>{cohort}</bdi> · {on}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
