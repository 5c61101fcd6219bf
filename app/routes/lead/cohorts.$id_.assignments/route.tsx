import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listAssignments, OVER_A_PAGE } from "~/cohort/assignments/lead.server";
import { sayMoment } from "~/operations/zoned-time";
import { ButtonLink } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { counted } from "~/ui/counted";
import { LocalTime } from "~/ui/local-time";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { CohortTabs, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import "./assignments.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Assignments for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const PageSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["mentor", "lead"], { bySection: true });
  const url = new URL(request.url);
  const { page } = PageSchema.parse(Object.fromEntries(url.searchParams));
  const { open, coming, over, overTotal } = await listAssignments(reader, { page, now: new Date() });
  const say = ({ opensAt, dueAt, sectionId, ...row }: (typeof open)[number]) => ({
    ...row,
    section: reader.nameOfSection(sectionId),
    opens: sayMoment(opensAt, row.timeZone),
    opensAt: opensAt.toISOString(),
    due: sayMoment(dueAt, row.timeZone),
    dueAt: dueAt.toISOString(),
  });
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    page,
    size: OVER_A_PAGE,
    overTotal,
    mayChange: reader.isLead,
    open: open.map(say),
    coming: coming.map(say),
    over: over.map(say),
    isRemoved: url.searchParams.has("removed"),
  };
}

type Row = Awaited<ReturnType<typeof loader>>["open"][number];

export default function Assignments() {
  const { cohortId, name, sections, mayChange, open, coming, over, overTotal, page, size, isRemoved } =
    useLoaderData<typeof loader>();
  const isEmpty = open.length + coming.length + overTotal === 0;
  const make = mayChange && (
    <ButtonLink look="main" to={`/cohorts/${cohortId}/assignments/new`}>
      New assignment
    </ButtonLink>
  );
  return (
    <Page>
      <PageHead
        title={open.length === 0 ? "Nothing is due" : `${counted(open.length, "assignment")} open`}
        lead={
          <>
            What learners in <bdi>{name}</bdi> have to hand in, and by when.
          </>
        }
        actions={!isEmpty && make}
      />
      <CohortTabs cohortId={cohortId} isLead={mayChange} sections={sections} />
      <Confirmation says={isRemoved ? "Assignment removed. Submissions are kept." : undefined} />
      {isEmpty && (
        <Notice title={`No assignments for this ${groupOf(sections)} yet.`} actions={make}>
          {mayChange
            ? "Pick exercises or a whole track, and set a deadline. Your learners see the assignment on the Learn page, with the next thing to do."
            : "When a lead assigns work, it is listed here."}
        </Notice>
      )}
      <List id="open" title="Open" rows={open} cohortId={cohortId} />
      <List id="coming" title="Upcoming" rows={coming} cohortId={cohortId} />
      <List id="over" title="Past" rows={over} cohortId={cohortId} />
      <Pager what="past assignments" page={page} size={size} total={overTotal} />
    </Page>
  );
}

function List({ id, title, rows, cohortId }: { id: string; title: string; rows: readonly Row[]; cohortId: string }) {
  if (rows.length === 0) return null;
  return (
    <Part id={id} title={title}>
      <ul className="rows no-gutter">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <Link className="plain name" to={`/cohorts/${cohortId}/assignments/${row.id}`}>
                <bdi>{row.title}</bdi>
              </Link>
              <p className="meta">
                {row.phase === "coming" ? "opens " : row.phase === "open" ? "due " : "was due "}
                <LocalTime at={row.phase === "coming" ? row.opensAt : row.dueAt} zone={row.timeZone}>
                  {row.phase === "coming" ? row.opens : row.due}
                </LocalTime>{" "}
                {row.section !== null && (
                  <>
                    · section <bdi>{row.section}</bdi>{" "}
                  </>
                )}
                · {sayExercises(row)} · {row.isRequired ? "required" : "not required"}
              </p>
            </div>
            {row.phase !== "coming" && <p className="does meta">{sayCounts(row)}</p>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

const sayExercises = ({ exercises, eachDoes }: Row) =>
  eachDoes === null
    ? counted(exercises, "exercise")
    : `${eachDoes} of ${counted(exercises, "exercise")}, picked for each learner`;

function sayCounts({ asked, complete, missed }: Row): string {
  if (asked === 0) return "no learners yet";
  return `${complete} of ${asked} handed in${missed > 0 ? `, ${missed} missed` : ""}`;
}
