import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { getTrackTable } from "~/cohort/overview/cohort.server";
import { getFunnel, getSkillTable, getWeeks } from "~/cohort/overview/overview.server";
import { TRACK_IDS, TRACKS } from "~/kinds/skills";
import { ButtonLink } from "~/ui/button";
import { Figures } from "~/ui/charts/figure-link";
import { CohortTabs } from "~/ui/cohort-tabs";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Page, PageHead } from "~/ui/page";
import { Pager } from "~/ui/pager";
import { sayDay } from "~/ui/say-day";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { FunnelTable } from "./funnel";
import { CohortGrid } from "./grid";
import { SkillsGrid } from "./skills-grid";
import { WeeksChart } from "./weeks-chart";
import "~/ui/charts/heat.css";
import "./overview.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.name ?? "Cohort")} · Onramp` },
];

const SIZE = 50;
const SearchSchema = z.object({
  by: z.enum(["skills", ...TRACK_IDS]).catch("skills"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["mentor", "lead"], { orProgramme: true });
  const { by, page } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const learners = await reader.named();
  const rows = learners.slice((page - 1) * SIZE, page * SIZE);
  const ids = rows.map(({ id }) => id);
  const [skills, track, funnel, weeks] = await Promise.all([
    by === "skills" ? getSkillTable(reader, ids) : null,
    by === "skills" ? null : getTrackTable(reader, by, ids),
    getFunnel(reader),
    getWeeks(reader, new Date()),
  ]);
  const offered = new Set(listExercises().map((one) => one.track));
  return {
    cohortId,
    name: reader.rules.name,
    isLead: reader.isLead,
    isOutside: reader.isOutside,
    by,
    page,
    total: learners.length,
    rows,
    skills,
    track,
    funnel,
    weeks: weeks.map(({ week, ...counts }) => ({ from: sayDay(week), ...counts })),
    tracks: TRACK_IDS.filter((id) => offered.has(id)).map((id) => ({ id, title: TRACKS[id] })),
  };
}

export default function Overview() {
  const { cohortId, name, isLead, isOutside, by, page, total, rows, skills, track, tracks, funnel, weeks } =
    useLoaderData<typeof loader>();
  const untouched = total - funnel.handedIn;
  const here = new URLSearchParams({ ...(by !== "skills" && { by }), ...(page > 1 && { page: String(page) }) });
  return (
    <Page width="wide">
      <PageHead
        title={<bdi>{name}</bdi>}
        lead={
          <>
            {counted(total, "learner")}. {total > 0 && untouched === 0 && "Every learner has handed something in."}
            {untouched > 0 &&
              `${untouched === 1 ? "1 learner hasn’t" : `${untouched} learners haven’t`} handed anything in yet.`}
          </>
        }
      />
      <CohortTabs cohortId={cohortId} isLead={isLead} isOutside={isOutside} />
      {total === 0 ? (
        <Notice
          title="This cohort has no learners yet."
          actions={
            isLead ? (
              <ButtonLink to={`/cohorts/${cohortId}/people`}>Create a sign-up link for learners</ButtonLink>
            ) : (
              <ButtonLink to="/exercises">See the exercises</ButtonLink>
            )
          }
        >
          Learners join with a link that a lead creates. Their submissions then appear here, one row per learner.
        </Notice>
      ) : (
        <Figures areOpen={!isOutside}>
          <div className="overview">
            <section aria-labelledby="table">
              <header className="bar">
                <h2 id="table">
                  {by === "skills" ? "Skills: passes out of scored attempts" : "Exercises: best score of each learner"}
                </h2>
                <nav className="segments" aria-label="What the table shows">
                  <Link to={`/cohorts/${cohortId}`} aria-current={by === "skills" ? "true" : undefined}>
                    Skills
                  </Link>
                  {tracks.map(({ id, title }) => (
                    <Link key={id} to={`?by=${id}`} aria-current={by === id ? "true" : undefined}>
                      {title}
                    </Link>
                  ))}
                </nav>
              </header>
              {skills && <SkillsGrid {...{ cohortId, isLead, total, rows, here: here.toString() }} {...skills} />}
              {track && (
                <CohortGrid
                  exercises={track.exercises}
                  learners={rows}
                  cells={track.cells}
                  learnersAt={isLead ? `/cohorts/${cohortId}/learners` : null}
                />
              )}
              <Pager what="learners" page={page} size={SIZE} total={total} />
            </section>
            <div className="aside">
              <FunnelTable cohortId={cohortId} {...funnel} />
              <WeeksChart weeks={weeks} />
            </div>
          </div>
        </Figures>
      )}
    </Page>
  );
}
