import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findCohortRules } from "~/accounts/cohort-rules.server";
import { findCohorts, notFound, requireRole } from "~/accounts/guards.server";
import { noteLook } from "~/accounts/looks.server";
import { type CohortTable, getCohortTable } from "~/cohort/cohort.server";
import { numberedName } from "~/review/names.server";
import { listUnseenIn } from "~/review/unseen.server";
import { ButtonLink } from "~/ui/button";
import { nameInTitle } from "~/ui/hidden-signs";
import { Notice } from "~/ui/notice";
import { Page, PageHead } from "~/ui/page";
import { CohortGrid } from "./grid";
import "./cohort.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.table.name ?? "Cohort")} · Onramp` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["mentor", "lead"]);
  const rules = await findCohortRules(cohortId);
  if (!rules) throw notFound();
  const [table, cohorts] = await Promise.all([
    listUnseenIn(person, cohortId).then((unseen) => getCohortTable(cohortId, unseen)),
    findCohorts(person),
  ]);
  const seen = table.learners.map(({ id }) => id);
  noteLook(person, seen, "table");
  const leads = cohorts.some(({ id, role }) => id === cohortId && role === "lead");
  const mayChange = leads || person.isAdmin;
  return { table: mayChange || !rules.hidesNames ? table : numbered(table, cohortId), cohortId, mayChange };
}

/** The table for who reviews where names are hidden: the rows stand by number, since their order would tell names. */
function numbered(table: CohortTable, cohortId: string): CohortTable {
  const learners = table.learners.map((row) => ({ ...row, name: numberedName(cohortId, row.id) }));
  return { ...table, learners: learners.sort((a, b) => a.name.localeCompare(b.name)) };
}

const counted = (count: number, word: string) => (count === 1 ? `1 ${word}` : `${count} ${word}s`);

export default function Cohort() {
  const { table, cohortId, mayChange } = useLoaderData<typeof loader>();
  const { name, exercises, learners } = table;
  const begun = learners.filter(({ cells }) => Object.keys(cells).length > 0).length;
  const untouched = learners.length - begun;
  return (
    <Page width="wide">
      <PageHead
        title={name}
        actions={
          mayChange && (
            <>
              <ButtonLink to={`/cohorts/${cohortId}/help`}>Who may need help</ButtonLink>
              <ButtonLink to={`/cohorts/${cohortId}/people`}>People and invites</ButtonLink>
              <ButtonLink to={`/cohorts/${cohortId}/agreement`}>Agreement</ButtonLink>
              <ButtonLink to={`/cohorts/${cohortId}/settings`}>Settings</ButtonLink>
            </>
          )
        }
        lead={
          <>
            {counted(learners.length, "learner")}, {counted(exercises.length, "exercise")}.{" "}
            {learners.length > 0 && untouched === 0 && "Everybody has handed something in."}
            {untouched > 0 && `${untouched === 1 ? "One has" : `${untouched} have`} handed nothing in yet.`}
          </>
        }
      />
      {learners.length === 0 || exercises.length === 0 ? (
        <Notice
          title={learners.length === 0 ? "No learner is in this cohort yet." : "No exercise is on offer yet."}
          actions={
            learners.length === 0 && mayChange ? (
              <ButtonLink to={`/cohorts/${cohortId}/people`}>Make a link for learners</ButtonLink>
            ) : (
              <ButtonLink to="/exercises">See the exercises</ButtonLink>
            )
          }
        >
          {learners.length === 0 &&
            "Learners join by a link that a lead makes. What they hand in then shows here, a row each."}
        </Notice>
      ) : (
        <CohortGrid exercises={exercises} learners={learners} />
      )}
    </Page>
  );
}
