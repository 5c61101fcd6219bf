import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { getRecord } from "~/cohort/own/learner.server";
import { KindIcon } from "~/kinds/kind-icon";
import { ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { percent, StatusMark } from "~/ui/state-mark";
import { Skills } from "./skills";
import "./me.css";

export const meta: MetaFunction = () => [{ title: "Me · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { skills, history } = await getRecord(person);
  return { skills, history };
}

const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

export default function Me() {
  const { skills, history } = useLoaderData<typeof loader>();
  const passed = new Set(history.filter(({ status }) => status === "passed").map(({ slug }) => slug)).size;
  const touched = new Set(history.map(({ slug }) => slug)).size;
  return (
    <Page>
      <PageHead
        title={
          history.length === 0
            ? "Nothing handed in yet"
            : touched === 1
              ? `You ${passed === 1 ? "passed" : "attempted"} 1 exercise`
              : `You passed ${passed} of the ${touched} exercises you attempted`
        }
        lead={
          history.length === 0
            ? "Your submissions and their reports are kept here for as long as you want."
            : "Open a submission to see its original report. Besides you, only your cohorts’ mentors and leads, admins, and peers you ask can see it."
        }
        actions={
          <>
            <ButtonLink to="/me/report">Your report</ButtonLink>
            <ButtonLink to="/me/certificates">Certificates</ButtonLink>
            <ButtonLink to="/me/portfolio">Portfolio</ButtonLink>
            <ButtonLink to="/me/interviews">Interview practice</ButtonLink>
            <ButtonLink to="/me/answers">Answer learners</ButtonLink>
            <ButtonLink to="/me/data">Your data</ButtonLink>
            <ButtonLink to="/account">Account and settings</ButtonLink>
          </>
        }
      />
      {history.length === 0 ? (
        <Notice
          title="Start with an exercise that takes about 10 minutes."
          actions={
            <ButtonLink look="main" to="/learn">
              Choose a first exercise
            </ButtonLink>
          }
        />
      ) : (
        <>
          <Part
            id="skills"
            title="Skills"
            about={<Link to="/how#skills">demonstrated after passing 3 exercises over at least 7 days</Link>}
          >
            <Skills skills={skills} />
          </Part>
          <Part id="history" title="Your submissions" about={counted(history.length, "submission")}>
            <table className="data history">
              <caption className="vh">Submissions, newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Exercise</th>
                  <th scope="col">Kind</th>
                  <th scope="col" className="num">
                    Attempt
                  </th>
                  <th scope="col">Day</th>
                  <th scope="col">Outcome</th>
                  <th scope="col" className="num">
                    Score
                  </th>
                </tr>
              </thead>
              <tbody>
                {history.map((row) => (
                  <tr key={row.submissionId}>
                    <th scope="row">
                      <Link to={`/submissions/${row.submissionId}`}>
                        {row.title}
                        <span className="vh">, attempt {row.tryNumber}</span>
                      </Link>
                    </th>
                    <td className="kind">
                      <KindIcon kind={row.kind} /> {row.kind}
                    </td>
                    <td className="num">
                      {row.tryNumber}
                      {!row.isScored && <span className="hint">, practice</span>}
                    </td>
                    <td>
                      <time dateTime={row.handedInOn}>{dayFormat.format(new Date(row.handedInOn))}</time>
                    </td>
                    <td>
                      <StatusMark status={row.isUndecided ? "undecided" : row.status} />
                    </td>
                    <td className="num">
                      {row.score === null ? "–" : percent(row.score)}
                      {row.isUnbacked && <span className="hint">, unproven</span>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Part>
        </>
      )}
    </Page>
  );
}
