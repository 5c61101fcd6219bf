import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listAssignments } from "~/cohort/assignments/lead.server";
import { getCohortHelp } from "~/cohort/help/help.server";
import { getFunnel } from "~/cohort/overview/funnel.server";
import { getWeeks } from "~/cohort/overview/overview.server";
import { withWhere } from "~/cohort/trust/missed-where.server";
import { findTrustFigures, type TrustFigures } from "~/cohort/trust/trust.server";
import { DECISION } from "~/kinds/cards";
import { capital } from "~/kinds/count-words";
import { DEFECT_CLASSES } from "~/kinds/defect-classes";
import { TRACKS } from "~/kinds/skills";
import { sayDayIn } from "~/operations/zoned-time";
import { Button } from "~/ui/button";
import { counted, have } from "~/ui/counted";
import { sayFullDay } from "~/ui/say-day";
import { SectionForm } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { percent, percents } from "~/ui/state-mark";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { sayHalf } from "../cohorts.$id/glance";
import { compareWeeks, sayTrust } from "./say";
import "./one-page.css";

/** A cohort or section on one side of paper, for someone who doesn't use Onramp. It names no learner. */

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `One-page summary of ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const MOST_MISSED = 3;
const MOST_PLANNED = 4;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"], { bySection: true });
  const now = new Date();
  const [funnel, weeks, trust, help, assignments] = await Promise.all([
    getFunnel(reader),
    getWeeks(reader, now),
    findTrustFigures(reader),
    getCohortHelp(reader, { now, from: 0, count: 0 }),
    listAssignments(reader, { page: null, now }),
  ]);
  const missed = (trust?.figures.missed ?? []).filter(({ of, interval }) => interval !== null && of > 0);
  const planned = [...assignments.open, ...assignments.coming];
  return {
    cohortId,
    name: reader.rules.name,
    section: reader.section?.name ?? null,
    sections: reader.choice,
    funnel,
    trust: trust && sayTrust(trust.figures),
    // A printed page may reach learners, so it doesn't say which exercise contains a defect of this class.
    missed: missed.slice(0, MOST_MISSED).map((row) => withWhere(row, reader, () => "one exercise")),
    halves: compareWeeks(weeks),
    change: trust && sayChange(trust.figures),
    needy: help.total,
    planned: planned.slice(0, MOST_PLANNED).map(({ title, dueAt, timeZone, phase, asked, complete: handedIn }) => {
      return { title, due: sayDayIn(dueAt, timeZone), isOpen: phase === "open", asked, handedIn };
    }),
    morePlanned: Math.max(0, planned.length - MOST_PLANNED),
  };
}

/**
 * Says whether learners tell flawed changes from clean ones better in the second half of their reviews than in the
 * first half. Null if it is too early to say.
 */
function sayChange({ change, halvedOn }: TrustFigures): string | null {
  if (!change || halvedOn === null) return null;
  const since = `since ${sayFullDay(halvedOn)}, compared with before`;
  if (change.low > 0) return `Learners have become better at telling flawed changes from correct ones ${since}.`;
  if (change.high < 0) return `Learners have become worse at telling flawed changes from correct ones ${since}.`;
  return `It isn’t clear whether learners have become better at telling flawed changes from correct ones ${since}.`;
}

export default function OnePage() {
  const { cohortId, name, section, sections, funnel, trust, missed, halves, change, needy, planned, morePlanned } =
    useLoaderData<typeof loader>();
  const { joined, handedIn, passed, halfPassed, tracks } = funnel;
  return (
    <Page width="paper">
      <div className="one-page">
        <PageHead
          title={
            <>
              <bdi>{name}</bdi>
              {section !== null && (
                <>
                  , section <bdi>{section}</bdi>
                </>
              )}
            </>
          }
          lead={`How this ${section === null ? "cohort" : "section"} works with AI-written code.`}
          actions={
            <>
              <Button look="main" onClick={() => window.print()}>
                Print
              </Button>
              <Link to={`/cohorts/${cohortId}`}>Back to the cohort</Link>
            </>
          }
        />
        {sections.all.length > 0 && <SectionForm cohortId={cohortId} {...sections} />}
        <Part id="where" title="Progress">
          <p className="prose">
            {joined === 0
              ? "No learner has joined yet."
              : `Of ${counted(joined, "learner")}, ${have(handedIn)} handed something in, and ${have(passed)} passed at least one exercise. `}
            {sayHalf(halfPassed)}
          </p>
          {tracks.some(({ begun }) => begun > 0) && (
            <table className="data figures">
              <caption className="vh">Learners by track</caption>
              <thead>
                <tr>
                  <th scope="col">Track</th>
                  <th scope="col" className="num">
                    Started by
                  </th>
                  <th scope="col" className="num">
                    Finished by
                  </th>
                </tr>
              </thead>
              <tbody>
                {tracks
                  .filter(({ begun }) => begun > 0)
                  .map(({ track, begun, finished }) => (
                    <tr key={track}>
                      <th scope="row">{TRACKS[track]}</th>
                      <td className="num">{begun}</td>
                      <td className="num">{finished}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          )}
        </Part>
        <Part id="misjudge" title="What learners misjudge">
          <p className="prose">{trust ?? "The first figures are being calculated."}</p>
          {missed.length > 0 && (
            <ul className="rows no-gutter">
              {missed.map(({ class: defect, of, all, interval, where }) => (
                <li key={defect}>
                  <div>
                    <strong>
                      {capital(defect.replaceAll("-", " "))}: {percent(of / all)} missed
                    </strong>{" "}
                    ({of} of {all} issues; the true share is probably {percents(interval!)})
                    <p className="meta">
                      {DEFECT_CLASSES[defect]}
                      {where && `. ${where}`}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part id="changed" title="What changed">
          <p className="prose">
            {halves} {change}
          </p>
        </Part>
        <Part id="next" title="What comes next">
          <ul>
            {planned.map(({ title, due, isOpen, asked, handedIn: by }) => (
              <li key={title + due}>
                Assignment <bdi>{title}</bdi>: due on {due}
                {isOpen ? `, handed in by ${by} of ${asked}` : ", not open yet"}
              </li>
            ))}
            {morePlanned > 0 && <li>{counted(morePlanned, "more assignment")}</li>}
            {planned.length === 0 && <li>No assignments are planned.</li>}
            {missed.length > 0 && <li>Practice for the most-missed defects</li>}
            <li>
              {needy === 0
                ? "No learner needs attention now."
                : `Talk to ${counted(needy, "learner")}. Possible reasons: they are stuck, inactive or behind on an assignment, or trust AI work too much or too little.`}
            </li>
          </ul>
        </Part>
        <p className="hint mt-4">
          Based only on what learners handed in. “What learners misjudge” counts only each learner’s first submission
          for each {DECISION}, if no hints were used. Onramp doesn’t measure time or activity, and ranks no one.
        </p>
      </div>
    </Page>
  );
}
