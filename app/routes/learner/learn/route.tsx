import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findCohorts, findProgrammes, requirePerson } from "~/accounts/guards.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { dueOf } from "~/cohort/assignments/learner.server";
import { getLearnHome } from "~/cohort/own/learner.server";
import { recommendLessons } from "~/cohort/own/missed.server";
import { listUnreadAnnouncements } from "~/review/notices/announcements.server";
import { countForPool } from "~/review/queue/pool.server";
import { listUnread } from "~/review/reviews/read-reviews.server";
import { listUnanswered } from "~/review/threads/unanswered.server";
import { counted } from "~/ui/counted";
import { OfflineStrip } from "~/ui/notice";
import { Page, Part } from "~/ui/shell/page";
import { renderExcerpt } from "~/ui/text/render.server";

import { describeAssigned } from "../learn_.assignments/describe-assigned.server";
import { AnnouncedPart } from "./announced";
import { Continue } from "./continue";
import { Due } from "./due";
import { Guided } from "./guided";
import { JudgementView } from "./judgement";
import { LeadTracks } from "./lead-tracks";
import { NextUp } from "./next-up";
import { RefreshRows } from "./refresh-rows";
import { Row } from "./row";
import { Taught } from "./taught";
import { TrackView } from "./track";
import "./learn.css";

export const meta: MetaFunction = () => [{ title: "Learn · Onramp" }];

/** The maximum number of lessons on this page. The list of lessons shows the others. */
const MOST_LESSONS = 2;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [
    { secondForms: _, assigned, ...home },
    unanswered,
    reviews,
    cohorts,
    programmes,
    lessons,
    announced,
    questions,
  ] = await Promise.all([
    getLearnHome(person),
    listUnanswered(person.id),
    listUnread(person),
    findCohorts(person),
    findProgrammes(person),
    recommendLessons(person),
    listUnreadAnnouncements(person),
    countForPool(person),
  ]);
  const titled = <T extends { slug: string }>({ slug, ...rest }: T) => ({
    ...rest,
    title: findExercise(slug)?.meta.title ?? slug,
  });
  return {
    ...home,
    unread: (await Promise.all(unanswered.map(async (one) => ({ ...one, text: await renderExcerpt(one.text) })))).map(
      titled,
    ),
    reviewed: reviews.map(titled),
    due: assigned.length > 0 ? dueOf(assigned).map(describeAssigned) : null,
    lessons: lessons.slice(0, MOST_LESSONS),
    announced: announced.map(({ at: _at, ...one }) => one),
    questions,
    programmes,
    learnsIn: cohorts.filter(({ role }) => role === "learner").length,
    taught: cohorts.filter(({ role }) => role !== "learner"),
  };
}

export default function Learn() {
  const {
    next,
    nextInTrack,
    isNew,
    guided,
    drafts,
    unread,
    reviewed,
    due,
    lessons,
    announced,
    learnsIn,
    taught,
    questions,
    programmes,
    refresh,
    judgement,
    track,
    leadTracks,
    skills,
  } = useLoaderData<typeof loader>();
  // The exercise at the top of the page is not repeated here.
  const listed = drafts.filter(({ slug }) => slug !== next?.slug);
  return (
    <Page>
      <OfflineStrip>
        You are offline, so this page may be out of date. You can hand in when you are back online.
      </OfflineStrip>
      <div className="learn">
        <div>
          <NextUp next={next} isBegun={listed.length < drafts.length} />
          {isNew && (
            <p className="strip mt-4">
              <span>
                New here? <Link to="/welcome">Start with the welcome tour</Link>: three steps, about two minutes.
              </span>
            </p>
          )}
          <AnnouncedPart announced={announced} />
          <Guided exercises={guided} />
          <Continue drafts={listed} reviewed={reviewed} unread={unread} />
          {due && <Due assigned={due} cohorts={learnsIn} />}
          {leadTracks.length > 0 && <LeadTracks tracks={leadTracks} cohorts={learnsIn} />}
          {refresh.today.length > 0 && (
            <Part id="again" title="Refresh a skill" about={<Link to="/learn/refresh">Your schedule</Link>}>
              <RefreshRows refreshes={refresh.today} />
              {refresh.later > 0 && (
                <p className="meta">
                  {counted(refresh.later, "more refresh", "more refreshes")} will be offered over the next few days.
                </p>
              )}
            </Part>
          )}
          {lessons.length > 0 && (
            <Part id="lessons" title="Lessons for you" about="based on the issues you missed">
              <ul className="rows">
                {lessons.map(({ id, title, minutes, why }) => (
                  <Row key={id} icon="file" to={`/lessons/${id}`} name={title} does="Read">
                    {why} About {minutes} min
                  </Row>
                ))}
              </ul>
            </Part>
          )}
          {questions > 0 && (
            <Part id="questions" title="Learners’ questions">
              <ul className="rows">
                <Row icon="comment" to="/me/answers" name="Answer learners" does="Open">
                  {counted(questions, "question")} about exercises you passed
                </Row>
              </ul>
            </Part>
          )}
          <Taught cohorts={taught} programmes={programmes} />
        </div>
        <aside className="stand" aria-label="Your progress">
          <JudgementView judgement={judgement} />
          {track && <TrackView track={track} nextSlug={nextInTrack} />}
          <section aria-labelledby="skills">
            <h2 id="skills">Skills</h2>
            {skills.length === 0 ? (
              <p className="meta">Skills you demonstrate are listed here, with the submissions behind them.</p>
            ) : (
              <p className="meta">
                {skills.filter(({ state }) => state === "shown").length} demonstrated, {skills.length} started.{" "}
                <Link to="/me/report">Your report</Link>, with the evidence ·{" "}
                <Link to="/learn/refresh">when to refresh them</Link>
              </p>
            )}
          </section>
          <section aria-labelledby="all-lessons">
            <h2 id="all-lessons">Lessons</h2>
            <p className="meta">
              <Link to="/lessons">Five-minute lessons</Link> about what goes wrong in AI-written code
            </p>
          </section>
          {learnsIn + taught.length === 0 && (
            <section aria-labelledby="no-cohort">
              <h2 id="no-cohort">Cohort</h2>
              <p className="meta">
                You aren’t in a cohort, so no mentor reads your work. <Link to="/welcome?step=3">Join a cohort</Link> if
                you have a link or a code.
              </p>
            </section>
          )}
        </aside>
      </div>
    </Page>
  );
}
