import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { getLearnerReport } from "~/cohort/own/report.server";
import { DECISION, DECISIONS } from "~/kinds/cards";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { Skills } from "../me/skills";
import "../me/me.css";
import { AiTrustView } from "./ai-trust";
import { SubmissionsContext } from "./behind";
import { Classes } from "./classes";
import { FalseAlarms } from "./false-alarms";
import "./report.css";
import { Sure } from "./sure";
import { TrustView } from "./trust";

export const meta: MetaFunction = () => [{ title: "Your report · Onramp" }];
export const handle: PageHandle = { within: "/me" };

export async function loader({ request }: LoaderFunctionArgs) {
  return getLearnerReport(await requirePerson(request));
}

/** Says how many skills are demonstrated. Fading skills count as demonstrated. */
function sayShown(shown: number, fading: number): string {
  if (shown + fading === 0) return "No skill demonstrated yet";
  const says = `You have demonstrated ${counted(shown + fading, "skill")}`;
  return fading === 0 ? says : `${says}; ${fading} ${fading === 1 ? "is" : "are"} fading`;
}

export default function Report() {
  const { handIns, skills, trust, contested, aiTrust, verdicts, sure, classes, falseAlarms, submissions } =
    useLoaderData<typeof loader>();
  const countIn = (is: "shown" | "fading") => skills.filter(({ state }) => state === is).length;
  if (handIns === 0)
    return (
      <Page>
        <PageHead title="Your report starts with your first submission" />
        <Notice
          title="None of your work has been graded yet."
          actions={
            <ButtonLink look="main" to="/learn">
              Choose a first exercise
            </ButtonLink>
          }
        >
          Once a submission is graded, your report shows which skills you have demonstrated, which defects you catch,
          and how well you judge when to trust AI code.
        </Notice>
      </Page>
    );
  return (
    <SubmissionsContext.Provider value={submissions}>
      <Page>
        <PageHead
          title={sayShown(countIn("shown"), countIn("fading"))}
          lead={`Based only on your ${counted(handIns, "graded submission")}. Each number opens the submissions behind it. Only you can see this page. You can print it on A4 or Letter.`}
          actions={
            <>
              <ButtonLink to="/me">Me</ButtonLink>
              <ButtonLink to="/me/certificates">Certificates</ButtonLink>
              <ButtonLink to="/me/portfolio">Portfolio</ButtonLink>
            </>
          }
        />
        <Part
          id="skills"
          title="Skills"
          about={<Link to="/how#skills">demonstrated after passing 3 exercises over at least 7 days</Link>}
        >
          <Skills skills={skills} />
        </Part>
        <Part id="trust" title="Trust" about={`first verdicts on ${DECISIONS}, without hints`}>
          <TrustView trust={trust} verdicts={verdicts} />
          {contested.of > 0 && (
            <p className="hint under">
              We left out {contested.of} of {contested.all} verdicts, because you requested changes with a test that
              also fails on our correct version, and no one has ruled that the verdict was wrong.
            </p>
          )}
        </Part>
        <Part id="ai-trust" title="Trust in AI reviewers" about="comments on first review submissions, without hints">
          <AiTrustView {...aiTrust} />
        </Part>
        <Part id="sure" title="Confidence" about="scored attempts, by kind">
          <Sure kinds={sure} />
        </Part>
        <Part id="classes" title="Defects you catch" about={`first ${DECISION} submissions, without hints`}>
          <Classes rows={classes} />
        </Part>
        <Part id="alarms" title="False alarms" about={`first ${DECISION} submissions, without hints`}>
          <FalseAlarms {...falseAlarms} />
        </Part>
      </Page>
    </SubmissionsContext.Provider>
  );
}
