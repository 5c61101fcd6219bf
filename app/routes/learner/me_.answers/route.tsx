import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { requirePerson } from "~/accounts/guards.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { putBack, readAnswering, setAnswering, takeFromPool } from "~/review/queue/pool.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { sayDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Answer learners · Onramp" }];

export const handle: PageHandle = { within: "/me" };

export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { answers, ...page } = await readAnswering(person);
  const isSent = new URL(request.url).searchParams.get("done") === "sent";
  return { ...page, isSent, answers: answers.map(({ sentAt, ...answer }) => ({ ...answer, on: sayDay(sentAt) })) };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const form = await readFields(request, ["intent", "item"]);
  const intent = form.get("intent");
  switch (intent) {
    case "start":
    case "stop":
      await setAnswering(person, intent === "start");
      return redirect("/me/answers", 303);
    case "put-back":
      await putBack(person, String(form.get("item") ?? ""));
      return redirect("/me/answers", 303);
    case "next": {
      const taken = await takeFromPool(person);
      if (taken.ok) return redirect(`/mentor/${taken.itemId}`, 303);
      if (taken.why === "none") return redirect("/me/answers", 303);
      const refused = `You have taken 5 questions today. You can take another one ${sayWait(taken.wait)}.`;
      return data({ refused }, tooMany(taken.wait));
    }
    default:
      throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  }
}

export default function Answers() {
  const { isOn, teaches, held, waiting, answers, isSent } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title="Answer learners"
        lead="Learners without a mentor can send questions to learners who passed the exercise. You decide whether they can ask you."
        actions={<ButtonLink to="/me">Me</ButtonLink>}
      />
      <div role="status">
        {isSent && <Notice tone="good" title="Your answer was sent. The learner can read it now." />}
      </div>
      {reply && (
        <p className="why mt-4" role="alert">
          {reply.refused}
        </p>
      )}
      {isOn && !teaches && <Questions held={held} waiting={waiting} />}
      <Part id="choice" title={isOn && !teaches ? "You’re answering other learners’ questions" : "How it works"}>
        {teaches ? (
          <p className="prose">
            Because you teach a cohort, you answer its learners as a mentor and don’t get questions here.
          </p>
        ) : (
          <Choice isOn={isOn} />
        )}
      </Part>
      {answers.length > 0 && (
        <Part id="answers" title="Your answers">
          <ul className="rows no-gutter">
            {answers.map(({ id, title, on, hasHelped }) => (
              <li key={id}>
                <span>
                  {title} <span className="meta">{on}</span>
                </span>
                {hasHelped && <Mark icon="tick">Helped</Mark>}
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Page>
  );
}

/** The question that the person has taken, or how many questions they could take. */
function Questions({
  held,
  waiting,
}: {
  held: { readonly id: string; readonly title: string } | null;
  waiting: number;
}) {
  if (held)
    return (
      <Part id="held" title="Your question to answer">
        <p className="prose">A question about {held.title}.</p>
        <Form method="post" className="line mt-3">
          <ButtonLink look="main" to={`/mentor/${held.id}`}>
            Continue
          </ButtonLink>
          <input type="hidden" name="item" value={held.id} />
          <Button type="submit" name="intent" value="put-back">
            Put the question back
          </Button>
        </Form>
      </Part>
    );
  if (waiting === 0)
    return (
      <Part id="held" title="No question is waiting for you">
        <p className="prose">Questions appear here when a learner asks about an exercise that you have passed.</p>
      </Part>
    );
  return (
    <Part id="held" title={`${counted(waiting, "question")} about exercises you passed`}>
      <p className="prose">You get the question that has waited longest, and you can put it back.</p>
      <Form method="post" className="mt-3">
        <Button look="main" type="submit" name="intent" value="next">
          Take a question
        </Button>
      </Form>
    </Part>
  );
}

function Choice({ isOn }: { isOn: boolean }) {
  return (
    <>
      <ul className="prose list-disc pl-5 grid gap-2">
        <li>
          You get questions only about exercises you have passed, one at a time and at most 5 a day. You see the work,
          its report and the question, but not who asked.
        </li>
        <li>
          The learner sees that “a learner who passed this exercise” answered, and nothing else about you. If the
          learner joins a cohort, its mentors and leads see the same. If the learner reports an answer, an admin sees
          who wrote it.
        </li>
        <li>
          Your answers don’t change any score, and aren’t used to compare people. While an abuse report about you is
          open, you don’t get any questions. An admin can also exclude people from peer questions.
        </li>
        <li>You can stop at any time. Learners keep the answers that you sent.</li>
      </ul>
      <Form method="post" className="mt-3">
        <Button type="submit" name="intent" value={isOn ? "stop" : "start"} {...(!isOn && { look: "main" as const })}>
          {isOn ? "Stop answering" : "Answer questions"}
        </Button>
      </Form>
    </>
  );
}
