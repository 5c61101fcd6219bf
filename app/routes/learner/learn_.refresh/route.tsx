import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { REFRESHES_A_DAY } from "~/cohort/next/check-again";
import { getRefreshSchedule } from "~/cohort/own/learner.server";
import { DECISION, DECISIONS_ADDRESS } from "~/kinds/cards";
import { SKILLS } from "~/kinds/skills";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { sayFullDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { RefreshRows } from "../learn/refresh-rows";

export const meta: MetaFunction = () => [{ title: "Refresh schedule · Onramp" }];
export const handle: PageHandle = { within: "/learn" };

export async function loader({ request }: LoaderFunctionArgs) {
  const { today, later, skills, secondForms } = await getRefreshSchedule(await requirePerson(request));
  const now = new Date().toISOString().slice(0, 10);
  return {
    today,
    later,
    skills: skills.map((one) => ({ ...one, isDue: one.dueOn <= now })),
    // The title of a second form is hidden until it opens (decision 011).
    coming: secondForms.filter(({ isOpen }) => !isOpen).map(({ of, opensOn }) => ({ of: of.title, opensOn })),
  };
}

export default function RefreshSchedule() {
  const { today, later, skills, coming } = useLoaderData<typeof loader>();
  const isEmpty = skills.length + coming.length + today.length === 0;
  return (
    <Page>
      <PageHead
        title={today.length > 0 ? `${counted(today.length, "refresh", "refreshes")} today` : "No refresh today"}
        lead={`A refresh is one exercise that shows whether you still have a skill. Onramp schedules it for the day on which you would probably start to forget: a few days after your first pass, then after a longer gap each time you pass. You get at most ${REFRESHES_A_DAY} a day.`}
        actions={<ButtonLink to="/learn">Learn</ButtonLink>}
      />
      {isEmpty && (
        <Notice title="Your schedule is empty." actions={<Link to="/exercises">Choose an exercise</Link>}>
          When you first pass an exercise for a skill in a scored attempt, Onramp schedules a refresh of that skill.
        </Notice>
      )}
      {today.length > 0 && (
        <Part id="today" title="Today">
          <RefreshRows refreshes={today} />
        </Part>
      )}
      {later > 0 && (
        <p className="meta">
          {counted(later, "more refresh", "more refreshes")} will be offered over the next few days.
        </p>
      )}
      {skills.length > 0 && (
        <Part id="skills" title="Your skills" about="the next refresh of each">
          <ul className="rows no-gutter">
            {skills.map(({ skill, state, dueOn, isDue, hasExercises }) => (
              <li key={skill}>
                <div>
                  <span className="name">{SKILLS[skill]}</span>
                  <p className="meta">
                    {isDue ? `Due since ${sayFullDay(dueOn)}` : `On ${sayFullDay(dueOn)}`}
                    {isDue && !hasExercises && (
                      <>
                        . The next {DECISION} on this skill refreshes it:{" "}
                        <Link to={DECISIONS_ADDRESS}>choose a {DECISION}</Link>.
                      </>
                    )}
                  </p>
                </div>
                <div className="does">
                  {state === "shown" && <Mark tone="good">Demonstrated</Mark>}
                  {state === "fading" && <Mark tone="half">Fading</Mark>}
                  {state === "practising" && <span className="meta">In practice</span>}
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {coming.length > 0 && (
        <Part id="coming" title="Second forms" about="different code, same skills">
          <ul className="rows no-gutter">
            {coming.map(({ of, opensOn }) => (
              <li key={of}>
                <div>
                  <span className="name">The second form of “{of}”</span>
                  <p className="meta">Opens on {sayFullDay(opensOn)}</p>
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <details className="part">
        <summary>How the dates are chosen</summary>
        <p className="prose">
          The schedule uses FSRS, a published algorithm for spaced practice. It estimates how long you keep a skill,
          using only the day of each scored attempt and whether you passed. A refresh is due when the estimated chance
          of still passing falls to 90%, and at the latest after 60 days. A failed attempt brings the next date closer.
          A demonstrated skill starts to fade only if you fail a refresh that is due, and the next refresh you pass
          restores the skill.
        </p>
      </details>
    </Page>
  );
}
