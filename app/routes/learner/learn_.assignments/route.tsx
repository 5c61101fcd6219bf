import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { createCalendarLink, findCalendarLink, removeCalendarLink } from "~/cohort/assignments/calendar.server";
import { listAssigned } from "~/cohort/assignments/learner.server";
import { AssignmentMark } from "~/ui/assignment-mark";
import { ButtonLink } from "~/ui/button";
import { readFields } from "~/ui/forms/form-data.server";
import { LocalTime } from "~/ui/local-time";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { CalendarLink } from "./calendar-link";
import { type DescribedAssignment, describeAssigned } from "./describe-assigned.server";

export const meta: MetaFunction = () => [{ title: "Your assignments · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const assigned = (await listAssigned(person)).map(describeAssigned);
  const isOpen = ({ standing: { state } }: DescribedAssignment) => state === "open" || state === "missed";
  const isComing = ({ standing: { state } }: DescribedAssignment) => state === "not-open";
  return {
    open: assigned.filter(isOpen),
    coming: assigned.filter(isComing),
    // Latest deadline first.
    done: assigned.filter((one) => !isOpen(one) && !isComing(one)).reverse(),
    calendar: await findCalendarLink(person),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const intent = (await readFields(request, ["intent"])).get("intent");
  if (intent === "create-calendar") {
    await createCalendarLink(person);
    return data({ done: "Link created." });
  }
  if (intent === "remove-calendar") {
    await removeCalendarLink(person);
    return data({ done: "Link removed. It no longer works." });
  }
  return data({ done: "" }, { status: 400 });
}

export default function YourAssignments() {
  const { open, coming, done, calendar } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page>
      <PageHead
        title={open.length === 0 ? "Nothing is due" : `${open.length} to hand in`}
        lead="Work that your cohorts have assigned to you. Submissions made before an assignment opened also count."
        actions={<ButtonLink to="/learn">Learn</ButtonLink>}
      />
      {open.length + coming.length + done.length === 0 && (
        <Notice title="You have no assignments." actions={<Link to="/exercises">Choose an exercise</Link>}>
          When a lead of your cohort assigns work, it is listed here and on Learn.
        </Notice>
      )}
      <List id="open" title="To hand in" rows={open} />
      <List id="coming" title="Upcoming" rows={coming} />
      <List id="done" title="Handed in" rows={done} />
      <CalendarLink link={calendar} done={reply?.done ?? ""} />
    </Page>
  );
}

function List({ id, title, rows }: { id: string; title: string; rows: readonly DescribedAssignment[] }) {
  if (rows.length === 0) return null;
  return (
    <Part id={id} title={title}>
      <ul className="rows no-gutter">
        {rows.map((row) => {
          const isComing = row.standing.state === "not-open";
          return (
            <li key={row.id}>
              <div>
                <Link className="plain name" to={`/learn/assignments/${row.id}`}>
                  <bdi>{row.title}</bdi>
                </Link>
                <p className="meta">
                  <bdi>{row.cohort}</bdi> · {isComing ? "opens " : row.isOver ? "was due " : "due "}
                  <LocalTime at={isComing ? row.opensAt : row.dueAt} zone={row.timeZone}>
                    {isComing ? row.opens : row.due}
                  </LocalTime>
                  {!row.isRequired && " · not required"}
                </p>
              </div>
              <div className="does">
                <AssignmentMark state={row.standing.state} />
              </div>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
