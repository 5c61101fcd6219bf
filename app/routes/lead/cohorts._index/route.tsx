import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { z } from "zod";
import { findCohorts, requireTeacher } from "~/accounts/guards.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { getCohortHelp } from "~/cohort/help/help.server";
import { listPublished } from "~/cohort/published/published.server";
import { countCohort } from "~/cohort/published/true-counts.server";
import { countDecisions } from "~/review/lead-decisions.server";
import { countQuestions } from "~/review/queue/waits.server";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { Attention } from "../cohorts.$id/glance";
import "../cohorts.$id/overview.css";
import { CohortsHeat } from "../programmes.$id/heat";
import { rowOf, sumUp } from "../programmes.$id/rows";
import { StepsTable } from "../programmes.$id/steps-table";

export const meta: MetaFunction = () => [{ title: "Your cohorts · Onramp" }];

const SIZE = 10;
const SearchSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requireTeacher(request);
  const { page } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const taught = (await findCohorts(person)).filter(({ role }) => role !== "learner");
  const here = taught.slice((page - 1) * SIZE, page * SIZE);
  const idsOf = (isLed: boolean) => here.flatMap(({ id, role }) => ((role === "lead") === isLed ? [id] : []));
  const now = new Date();
  const led = await Promise.all(idsOf(true).map((id) => requireReader(request, id, ["lead"])));
  const [published, counts, decisions, attention] = await Promise.all([
    listPublished(idsOf(false)),
    Promise.all(led.map(async (reader) => [reader.cohortId, await countCohort(reader)] as const)),
    countDecisions(person, idsOf(true)),
    Promise.all(led.map((reader) => readAttention(reader, now))),
  ]);
  const figures = new Map([...published, ...counts]);
  const rows = here.map(({ id, name, role }) => {
    const about = role === "lead" ? "you lead it" : "you are a mentor";
    return rowOf({ id, name, to: `/cohorts/${id}`, about, decisions: decisions.get(id) ?? 0 }, figures.get(id));
  });
  const isMentor = here.some(({ role }) => role === "mentor");
  return { page, rows, attention, total: taught.length, isMentor, ...sumUp([...figures.values()]) };
}

/** Who needs attention in a cohort that this person leads, and how many questions are waiting there for a mentor. */
async function readAttention(reader: CohortReader, now: Date) {
  const [{ total, needy }, questions] = await Promise.all([
    getCohortHelp(reader, { now, from: 0, count: 1 }),
    countQuestions(reader),
  ]);
  const { cohortId } = reader;
  return { cohortId, name: reader.rules.name, help: { total, first: needy[0] ?? null }, questions };
}

export default function Cohorts() {
  const { page, rows, attention, total, isMentor, totals, skills } = useLoaderData<typeof loader>();
  return (
    <Page width="wide">
      <PageHead
        title={counted(total, "cohort")}
        lead={
          <>
            Open a cohort to see its pages. Cohorts you lead show exact counts
            {isMentor && (
              <>
                ; cohorts where you are a mentor hide groups of fewer than 5, and their figures change in steps of 5
                learners
              </>
            )}
            . A learner in two cohorts is counted in both.
          </>
        }
      />
      {rows.length === 0 ? (
        <Notice
          title="This page is past the end of the list."
          actions={<ButtonLink to="?">Go to the first page</ButtonLink>}
        />
      ) : (
        <>
          {attention.length > 0 && (
            <Part id="attention" title="Who needs attention">
              <dl className="glance">
                {attention.map(({ cohortId, name, help, questions }) => (
                  <Fragment key={cohortId}>
                    <dt>
                      <bdi>{name}</bdi>
                    </dt>
                    <Attention cohortId={cohortId} help={help} questions={questions} />
                  </Fragment>
                ))}
              </dl>
            </Part>
          )}
          <Part id="skills" title="Skills: learners who have demonstrated them" about="cohorts sorted by name">
            {skills.length === 0 ? (
              <p className="prose">
                {isMentor
                  ? "No skill is shown yet. In a cohort where you are a mentor, a skill appears once at least 5 learners have demonstrated it and at least 5 haven’t."
                  : "No skill has been demonstrated yet. To demonstrate a skill, a learner must pass 3 exercises over at least 7 days."}
              </p>
            ) : (
              <CohortsHeat rows={rows} skills={skills} totals={totals} />
            )}
          </Part>
          <Part id="steps" title="Progress and trust">
            <StepsTable rows={rows} totals={totals} />
          </Part>
          <Pager what="cohorts" page={page} size={SIZE} total={total} />
        </>
      )}
    </Page>
  );
}
