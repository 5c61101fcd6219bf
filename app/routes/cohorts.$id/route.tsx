import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { hasCohort } from "~/accounts/cohorts.server";
import { findCohorts, notFound, requireRole } from "~/accounts/guards.server";
import { noteLook } from "~/accounts/looks.server";
import { getCohortTable } from "~/cohort/cohort.server";
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
  if (!(await hasCohort(cohortId))) throw notFound();
  const [table, cohorts] = await Promise.all([getCohortTable(cohortId), findCohorts(person)]);
  const seen = table.learners.map(({ id }) => id);
  noteLook(person, seen, "table");
  const leads = cohorts.some(({ id, role }) => id === cohortId && role === "lead");
  return { table, cohortId, mayChange: leads || person.isAdmin };
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
        actions={mayChange && <ButtonLink to={`/cohorts/${cohortId}/people`}>People and invites</ButtonLink>}
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
