// Long: one page of short lists, so that a lead sees a learner on one screen.
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listStandingsOf } from "~/cohort/assignments/lead.server";
import { findAddress } from "~/cohort/help/addresses.server";
import { getCohortHelp } from "~/cohort/help/help.server";
import { listTracksOf } from "~/cohort/overview/cohort.server";
import { listHandIns } from "~/cohort/overview/hand-ins.server";
import { getSkillCells } from "~/cohort/overview/overview.server";
import { listLearnerTrust } from "~/cohort/trust/learner-trust.server";
import { SKILL_IDS, SKILLS } from "~/kinds/skills";
import { sayDayIn } from "~/operations/zoned-time";
import { listReviewsOf, listWaitingOf } from "~/review/reviews/of-learner.server";
import { VERDICT_WORDS } from "~/review/reviews/verdicts";
import { AssignmentMark } from "~/ui/assignment-mark";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { sayDay } from "~/ui/say-day";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { renderPage } from "~/ui/text/render.server";
import { MailLink, Reasons } from "../cohorts.$id_.help/help-row";
import { Leans } from "../cohorts.$id_.trust/learners-table";
import { HandInsTable } from "../cohorts.$id_.work/hand-ins-table";
import "./learner.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.learner.name ?? "A learner")} in ${nameInTitle(data?.cohort ?? "a cohort")} · Onramp` },
];

const NEWEST = 10;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const reader = await requireReader(request, params.id ?? "", ["lead"]);
  const learner = (await reader.named()).find(({ id }) => id === params.learnerId);
  if (!learner) throw notFound();
  const { id } = learner;
  const now = new Date();
  const page = renderPage();
  const [help, email, tracks, skills, trust, handIns, assignments, waiting, reviews] = await Promise.all([
    getCohortHelp(reader, { now, from: 0, count: 1, learner: id }),
    findAddress(reader, id),
    listTracksOf(reader, id),
    getSkillCells(reader, [id]),
    listLearnerTrust(reader, [id]),
    listHandIns(reader, { learner: id }, { from: 0, count: NEWEST }),
    listStandingsOf(reader, id, now),
    listWaitingOf(reader, id),
    listReviewsOf(reader, id),
  ]);
  return {
    cohortId: reader.cohortId,
    cohort: reader.rules.name,
    learner,
    email,
    needs: help.needy[0] ?? null,
    tracks,
    skills: SKILL_IDS.flatMap((skill) => {
      const cell = skills[id]?.[skill];
      return cell && cell.tries > 0 ? [{ skill, ...cell }] : [];
    }),
    trust: trust[0] ?? null,
    handIns: { total: handIns.total, rows: handIns.rows.map(({ on, ...row }) => ({ ...row, on: sayDay(on) })) },
    assignments: assignments.map(({ dueAt, timeZone, ...row }) => ({ ...row, due: sayDayIn(dueAt, timeZone) })),
    waiting: waiting.map(({ since, ...row }) => ({ ...row, since: sayDay(since) })),
    reviews: await Promise.all(
      reviews.map(async ({ summary, sentAt, ...row }) => {
        return { ...row, on: sayDay(sentAt), html: await page.prose(summary) };
      }),
    ),
  };
}

const STATE_WORDS: Readonly<Record<string, string>> = { shown: "demonstrated", fading: "fading" };

export default function LearnerOfCohort() {
  const { cohortId, cohort, learner, email, needs, tracks, skills, trust, handIns, assignments, waiting, reviews } =
    useLoaderData<typeof loader>();
  const work = (filter: Record<string, string>) =>
    `/cohorts/${cohortId}/work?${new URLSearchParams({ learner: learner.id, ...filter })}`;
  return (
    <Page width="wide">
      <PageHead
        title={<bdi>{learner.name}</bdi>}
        lead={
          <>
            In <bdi>{cohort}</bdi>: {counted(handIns.total, "graded submission")}. This page shows only what the learner
            handed in. The learner can see that you opened it.
          </>
        }
        actions={
          <>
            {!needs?.reasons.some(({ rule }) => rule === "quiet") && <MailLink email={email} />}
            <ButtonLink to={work({})}>All submissions</ButtonLink>
            <ButtonLink to={`/cohorts/${cohortId}/people?${new URLSearchParams({ q: learner.name })}#members`}>
              Manage in People
            </ButtonLink>
          </>
        }
      />
      <CohortTabs cohortId={cohortId} isLead />
      <div className="of-learner">
        <div>
          <Part id="needs" title="Why you may want to talk to the learner">
            {needs ? (
              <Reasons cohortId={cohortId} {...needs} />
            ) : (
              <p className="prose">The learner doesn’t match any of the rules at the moment.</p>
            )}
          </Part>
          <Part id="waiting" title="Waiting for a mentor">
            {waiting.length === 0 && <p className="prose">Nothing is waiting.</p>}
            <ul className={waiting.length > 0 ? "rows no-gutter" : undefined}>
              {waiting.map(({ key, itemId, title, question, since }) => (
                <li key={key}>
                  <div>
                    {itemId ? (
                      <Link className="name" to={`/mentor/${itemId}`}>
                        {title}
                      </Link>
                    ) : (
                      <span className="name">{title}</span>
                    )}
                    <p className="meta">since {since}</p>
                    {question && (
                      <p className="prose whitespace-pre-line">
                        “<bdi className="inline">{question}</bdi>”
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </Part>
          <Part id="assignments" title="Assignments">
            {assignments.length === 0 && <p className="prose">No assignments have opened for the learner yet.</p>}
            <ul className={assignments.length > 0 ? "rows no-gutter" : undefined}>
              {assignments.map(({ id, title, due, state, of, handedIn }) => (
                <li key={id}>
                  <div>
                    <Link className="name" to={`/cohorts/${cohortId}/assignments/${id}`}>
                      <bdi>{title}</bdi>
                    </Link>
                    <p className="meta">
                      <AssignmentMark state={state} /> {handedIn} of {of} handed in, due {due}
                    </p>
                  </div>
                  <div className="does">
                    <Link to={`/cohorts/${cohortId}/assignments/${id}?extend=${learner.id}#extend`}>More time…</Link>
                  </div>
                </li>
              ))}
            </ul>
          </Part>
          <Part id="tracks" title="Tracks">
            {tracks.length === 0 ? (
              <p className="prose">The learner hasn’t started a track.</p>
            ) : (
              <ul className="list-disc pl-5">
                {tracks.map(({ id, title, passed, of }) => (
                  <li key={id}>
                    <bdi>{title}</bdi>: {passed} of {of} passed
                  </li>
                ))}
              </ul>
            )}
          </Part>
          <Part id="trust" title="Trust">
            {trust?.verdicts ? (
              <p className="prose">
                The learner requested changes on{" "}
                <Link to={work({ truth: "flawed", of: "trust" })}>
                  {trust.verdicts.counts.hits} of {trust.verdicts.counts.flawed} flawed changes
                </Link>
                , and approved{" "}
                <Link to={work({ truth: "clean", of: "trust" })}>
                  {trust.verdicts.counts.clean - trust.verdicts.counts.falseAlarms} of {trust.verdicts.counts.clean}{" "}
                  clean ones
                </Link>
                . <Leans trust={trust.verdicts.trust} />
              </p>
            ) : (
              <p className="prose">No scored verdicts yet.</p>
            )}
            {trust !== null && trust.leftOut > 0 && (
              <p className="hint">
                {counted(trust.leftOut, "more review")} left out: the learner requested changes with a test that also
                fails on our correct version, and no one has ruled that the verdict was wrong.
              </p>
            )}
          </Part>
        </div>
        <div>
          <Part id="skills" title="Skills" about="passes out of scored attempts">
            {skills.length === 0 ? (
              <p className="prose">No scored attempts yet.</p>
            ) : (
              <table className="data stack">
                <caption className="vh">Skills with a scored attempt</caption>
                <thead>
                  <tr>
                    <th scope="col">Skill</th>
                    <th scope="col">Passed</th>
                    <th scope="col">Status</th>
                  </tr>
                </thead>
                <tbody>
                  {skills.map(({ skill, tries, passes, state }) => (
                    <tr key={skill}>
                      <th scope="row">{SKILLS[skill]}</th>
                      <td data-head="passed">
                        <Link to={work({ skill })}>
                          {passes} of {tries}
                        </Link>
                      </td>
                      <td>{STATE_WORDS[state] ?? "practising"}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Part>
          <Part
            id="work"
            title="Newest submissions"
            about={handIns.total > handIns.rows.length && <Link to={work({})}>All {handIns.total}</Link>}
          >
            {handIns.rows.length === 0 ? (
              <p className="prose">No submissions have been graded yet.</p>
            ) : (
              <HandInsTable rows={handIns.rows} isOfOne />
            )}
          </Part>
          <Part id="reviews" title="What mentors wrote to the learner">
            {reviews.length === 0 && <p className="prose">No reviews yet.</p>}
            <ul className={reviews.length > 0 ? "rows no-gutter" : undefined}>
              {reviews.map(({ id, submissionId, title, author, verdict, question, html, on }) => (
                <li key={id}>
                  <div>
                    <Link className="name" to={`/submissions/${submissionId}`}>
                      {title}
                    </Link>
                    <p className="meta">
                      <Mark tone="you">{VERDICT_WORDS[verdict]}</Mark> <bdi>{author}</bdi>, {on}
                    </p>
                    {question && (
                      <p className="prose whitespace-pre-line">
                        The learner asked: “<bdi className="inline">{question}</bdi>”
                      </p>
                    )}
                    {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by `markdownToHtml` */}
                    <div className="read" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
                  </div>
                </li>
              ))}
            </ul>
          </Part>
        </div>
      </div>
    </Page>
  );
}
