import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPerson } from "~/accounts/guards.server";
import { env } from "~/env.server";
import { ButtonLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { Sample } from "./sample";
import "./home.css";

export const meta: MetaFunction = () => [
  { title: "Practise judging code that an AI wrote · Onramp" },
  { name: "description", content: "Review, test and repair AI-written code. Every score opens to the test behind it." },
];

export async function loader({ request }: LoaderFunctionArgs) {
  if (await findPerson(request)) throw redirect("/learn");
  return { isDemo: env.demo };
}

export default function Home() {
  const { isDemo } = useLoaderData<typeof loader>();
  return (
    <Page>
      <div className="open">
        <h1>Learn to judge code that an AI wrote</h1>
        <div>
          <p>
            Review it, test it, repair it: the practice that used to come with a first job. Every score opens to the
            test or the line behind it.
          </p>
          <div className="line mt-5">
            <ButtonLink look="main" size="big" to="/register">
              Make an account
            </ButtonLink>
            {isDemo ? (
              <ButtonLink size="big" to="/sign-in">
                Look around with a demo account
              </ButtonLink>
            ) : (
              <ButtonLink size="big" to="/sign-in">
                Sign in
              </ButtonLink>
            )}
          </div>
        </div>
      </div>
      <Sample />
      <div className="below">
        <section id="how" aria-labelledby="how-title">
          <h2 id="how-title">How it is graded</h2>
          <dl className="facts">
            <div>
              <dt>Review</dt>
              <dd>
                Findings are matched with issues that a failing test proves. A third of all changes are clean: crying
                wolf costs.
              </dd>
            </div>
            <div>
              <dt>Test</dt>
              <dd>Your suite runs against dozens of wrong versions, and against right ones that it must accept.</dd>
            </div>
            <div>
              <dt>Fix</dt>
              <dd>Hidden tests for the bug, times what still works, squared. Handing the AI’s code back scores 0.</dd>
            </div>
          </dl>
        </section>
        <section id="promise" aria-labelledby="promise-title">
          <h2 id="promise-title">What we promise</h2>
          <dl className="facts">
            <div>
              <dt>No watching</dt>
              <dd>No keystrokes, no screen, no time on task. Not shown, not stored.</dd>
            </div>
            <div>
              <dt>No race</dt>
              <dd>Nobody is ranked, and nothing is scored by speed.</dd>
            </div>
            <div>
              <dt>No machine judge</dt>
              <dd>Scores come from running code, from a proven key, or from a person. Never from a language model.</dd>
            </div>
            <div>
              <dt>Yours</dt>
              <dd>Your work stays yours. We train no model on it, and no text of yours is sent to one.</dd>
            </div>
          </dl>
        </section>
      </div>
    </Page>
  );
}
