// Long: one page for all views of the cohort’s table.
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { searchFor } from "~/accounts/name-search";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { getTrackTable, listTracksFor } from "~/cohort/overview/cohort.server";
import { getFunnel } from "~/cohort/overview/funnel.server";
import { getGlance } from "~/cohort/overview/glance.server";
import { getSkillTable, getWeeks } from "~/cohort/overview/overview.server";
import { findExerciseFor } from "~/cohort/uploads/may-open.server";
import { SKILLS } from "~/kinds/skills";
import { countDecisions } from "~/review/lead-decisions.server";
import { countQuestions } from "~/review/queue/waits.server";
import { ButtonLink } from "~/ui/button";
import { Figures } from "~/ui/charts/figure-link";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { sayDay } from "~/ui/say-day";
import { CohortTabs, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { DecisionsLink } from "../cohorts.$id_.reports/decisions-link";
import { FindForm } from "./find-form";
import { FunnelTable } from "./funnel";
import { GlancePart } from "./glance";
import { CohortGrid } from "./grid";
import { SkillsGrid } from "./skills-grid";
import { sorted } from "./sorted.server";
import { Summary } from "./summary";
import { OwnTracks, TrackTabs } from "./track-tabs";
import { WeeksChart } from "./weeks-chart";
import "~/ui/charts/heat.css";
import "./overview.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.name ?? "Cohort")} · Onramp` },
];

/** The number of learners per page. A class usually fits on one page, which has up to 22 cells per learner. */
const SIZE = 30;
const SearchSchema = z.object({
  /** The id of the track that the table shows. With any other value, the table shows skills. */
  by: z.string().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  /** The words to find in learners' names. */
  find: z.string().trim().max(100).catch(""),
  /** The skill or exercise that the learners are sorted by; "" sorts by name. */
  sort: z.string().max(100).catch(""),
  /** "1" reverses the order. */
  reversed: z.literal("1").optional().catch(undefined),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["mentor", "lead"], { orProgramme: true, bySection: true });
  const now = new Date();
  const search = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { page, find, sort } = search;
  const tracks = await listTracksFor(reader);
  const shown = tracks.find(({ id }) => id === search.by) ?? null;
  const learners = await reader.named();
  const matches = searchFor(find);
  const found = learners.filter(({ name }) => matches(name));
  const inOrder = await sorted(reader, found, shown, sort, search.reversed === "1");
  // Opens the learner's page if a lead's search finds only one learner, unless the lead has chosen a view of the table.
  const [only, ...others] = found;
  if (find && only && others.length === 0 && !shown && !inOrder && reader.isLead && !reader.isOutside)
    throw redirect(`/cohorts/${cohortId}/learners/${only.id}`);
  const rows = (inOrder ?? found).slice((page - 1) * SIZE, page * SIZE);
  const ids = rows.map(({ id }) => id);
  // Only the first view of the page loads the parts about the whole cohort, because they cost more than the table.
  const isLanding = !shown && !find && !inOrder && page === 1;
  const [skills, track, funnel, weeks, glance, questions, decisions] = await Promise.all([
    shown ? null : getSkillTable(reader, ids),
    shown && getTrackTable(reader, shown.exercises, ids),
    isLanding ? getFunnel(reader) : null,
    isLanding ? getWeeks(reader, now) : null,
    reader.isLead && learners.length > 0 && isLanding ? getGlance(reader, now) : null,
    reader.isLead && isLanding ? countQuestions(reader) : 0,
    reader.isLead ? countDecisions(reader.person, [cohortId]) : null,
  ]);
  const closed: string[] = [];
  for (const { slug } of shown?.exercises ?? []) if (!(await findExerciseFor(reader.person, slug))) closed.push(slug);
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.choice,
    isLead: reader.isLead,
    isOutside: reader.isOutside,
    decisions: decisions?.get(cohortId) ?? 0,
    questions,
    by: shown?.id ?? "skills",
    page,
    find,
    sort: inOrder ? sort : "",
    reversed: inOrder !== null && search.reversed === "1",
    total: learners.length,
    found: found.length,
    rows,
    skills,
    track,
    closed,
    funnel,
    glance,
    weeks: weeks?.map(({ week, ...counts }) => ({ from: sayDay(week), ...counts })) ?? null,
    tracks: tracks.map(({ id, title, isOwn }) => ({ id, title, isOwn })),
  };
}

export default function Overview() {
  const loaded = useLoaderData<typeof loader>();
  const { cohortId, name, sections, isLead, isOutside, decisions, by, page, find, sort, reversed } = loaded;
  const { total, found, rows, skills, track, closed, tracks, funnel, glance, questions, weeks } = loaded;
  const here = new URLSearchParams({
    ...(by !== "skills" && { by }),
    ...(find && { find }),
    ...(sort && { sort }),
    ...(reversed && { reversed: "1" }),
    ...(page > 1 && { page: String(page) }),
  });
  const columns = skills
    ? skills.skills.map((id) => [id, SKILLS[id]] as const)
    : (track?.exercises ?? []).map(({ slug, title }) => [slug, title] as const);
  return (
    <Page width="wide">
      <PageHead
        title={<bdi>{name}</bdi>}
        actions={
          isLead && (
            <>
              {decisions > 0 && <DecisionsLink cohortId={cohortId} count={decisions} />}
              {total > 0 && <ButtonLink to={`/cohorts/${cohortId}/one-page`}>One-page summary to print</ButtonLink>}
            </>
          )
        }
        lead={
          <Summary cohortId={cohortId} total={total} handedIn={funnel?.handedIn ?? null} hasGlance={glance !== null} />
        }
      />
      <CohortTabs cohortId={cohortId} isLead={isLead} isOutside={isOutside} sections={sections} />
      {total === 0 ? (
        <Notice
          title={`This ${groupOf(sections)} has no learners yet.`}
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
            {glance && funnel && <GlancePart cohortId={cohortId} funnel={funnel} questions={questions} {...glance} />}
            <section aria-labelledby="table">
              <header className="bar">
                <h2 id="table">
                  {by === "skills" ? "Skills: passes out of scored attempts" : "Exercises: best score of each learner"}
                </h2>
                <TrackTabs cohortId={cohortId} by={by} tracks={tracks.filter(({ isOwn }) => !isOwn)} />
              </header>
              <OwnTracks by={by} tracks={tracks.filter(({ isOwn }) => isOwn)} />
              <FindForm by={by} find={find} sort={sort} reversed={reversed} columns={columns} />
              {rows.length === 0 ? (
                found === 0 && (
                  <Notice
                    title="No learner has that name."
                    actions={<ButtonLink to={`/cohorts/${cohortId}`}>Show all learners</ButtonLink>}
                  />
                )
              ) : (
                <>
                  {skills && (
                    <SkillsGrid
                      cohortId={cohortId}
                      isLead={isLead}
                      total={total}
                      rows={rows}
                      sort={sort}
                      reversed={reversed}
                      here={here.toString()}
                      {...skills}
                    />
                  )}
                  {track && (
                    <CohortGrid
                      exercises={track.exercises}
                      closed={closed}
                      learners={rows}
                      cells={track.cells}
                      sort={sort}
                      reversed={reversed}
                      learnersAt={isLead ? `/cohorts/${cohortId}/learners` : null}
                    />
                  )}
                </>
              )}
              <Pager what="learners" page={page} size={SIZE} total={found} />
            </section>
            {funnel && weeks && (
              <div className="below">
                <FunnelTable cohortId={cohortId} {...funnel} />
                <WeeksChart weeks={weeks} />
              </div>
            )}
          </div>
        </Figures>
      )}
    </Page>
  );
}
