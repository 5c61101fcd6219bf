import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { noteLooks } from "~/accounts/looks.server";
import { claimNext } from "~/review/claims.server";
import { listSamples } from "~/review/marked.server";
import { requireReviewer } from "~/review/peers.server";
import { isReady } from "~/review/ready.server";
import { listTaken, reassign } from "~/review/reassign.server";
import { countTalks } from "~/review/talks.server";
import {
  FilterSchema,
  getHours,
  HoursSchema,
  listWaitingFor,
  REASONS,
  setHours,
  type WaitingRow,
} from "~/review/waiting.server";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { TextField } from "~/ui/field";
import { readFields } from "~/ui/form-data.server";
import { KeepFresh } from "~/ui/keep-fresh";
import { Notice } from "~/ui/notice";
import { Page, PageHead, Part } from "~/ui/page";
import { sayDay } from "~/ui/say-day";
import { FilterLinks } from "./filter-links";
import { Taken } from "./taken";
import { WaitingList } from "./waiting-list";
import "./mentor.css";

export const meta: MetaFunction = () => [{ title: "Waiting for a person · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const mentor = await requireReviewer(request);
  const filter = FilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [{ offered, oldest, ...waiting }, hours, taken, talks, samples] = await Promise.all([
    listWaitingFor(mentor, filter),
    getHours(mentor),
    listTaken(mentor),
    mentor.isPeer ? 0 : countTalks(mentor),
    mentor.isPeer || (await isReady(mentor)) ? null : listSamples(mentor),
  ]);
  noteQuestions(mentor, offered);
  return {
    ...{ ...waiting, filter, hours, taken, talks, reasons: REASONS, isPeer: mentor.isPeer },
    /** The samples that a new mentor begins with, and how many are left; null for everybody else. */
    samples: samples && { all: samples.length, left: samples.filter(({ isSent }) => !isSent).length },
    oldest: oldest && sayDay(oldest),
    offered: offered.map(({ since, dueAt, learnerId, submissionId, ...row }) => ({
      ...{ ...row, since: sayDay(since), due: dueAt && sayDue(dueAt) },
    })),
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** By hours, since a mentor may sit in another zone than the assignment. */
function sayDue(dueAt: Date): string {
  const days = Math.ceil((dueAt.getTime() - Date.now()) / DAY_MS);
  if (days <= 0) return `was due on ${sayDay(dueAt)}`;
  return days === 1 ? "due within a day" : `due within ${days} days`;
}

/** A question is the learner's words about their work: who reads it here has looked at that work. */
function noteQuestions(mentor: { readonly id: string }, rows: readonly WaitingRow[]): void {
  const asked = rows.filter(({ question }) => question !== "");
  noteLooks(
    mentor,
    asked.map(({ learnerId, submissionId }) => ({ ownerId: learnerId, subject: submissionId })),
  );
}

export async function action({ request }: ActionFunctionArgs) {
  const mentor = await requireReviewer(request);
  const form = await readFields(request, ["intent", "hours", "item", "to"]);
  if (form.get("intent") === "next") {
    const itemId = await claimNext(mentor);
    return redirect(itemId ? `/mentor/${itemId}` : "/mentor", 303);
  }
  if (form.get("intent") === "reassign") {
    if (mentor.isPeer) throw notFound();
    const to = String(form.get("to") ?? "");
    if (await reassign(mentor, String(form.get("item") ?? ""), to || null)) return redirect("/mentor#taken", 303);
    const refused = "It was not given on: it does not wait any more, or they are no mentor of its cohort.";
    return data({ refused, error: undefined, written: undefined }, { status: 400 });
  }
  if (form.get("intent") !== "hours")
    throw new Response("This page doesn’t have that action. Reload the page and try again.", { status: 400 });
  const hours = HoursSchema.safeParse(form.get("hours"));
  if (!hours.success)
    return data(
      { error: hours.error.issues[0]!.message, written: String(form.get("hours") ?? ""), refused: undefined },
      { status: 400 },
    );
  await setHours(mentor, hours.data);
  return redirect("/mentor", 303);
}

export default function Queue() {
  const { offered, counts, more, minutesLeft, oldest, filter, hours, taken, talks, samples, isPeer } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const free = offered.filter(({ has }) => has === "nobody").length;
  return (
    <Page>
      {samples ? (
        <SamplesFirst {...samples} />
      ) : (
        <PageHead
          title={
            counts.all === 0
              ? "Nobody waits"
              : `${counted(counts.all, "hand-in")} ${counts.all === 1 ? "waits" : "wait"} for a person`
          }
          lead={
            counts.all === 0
              ? isPeer
                ? sayPeer(hours)
                : "Hand-ins come here when a learner asks a mentor. There is nothing to do now."
              : `The longest since ${oldest}. ${isPeer ? "Learners of your cohort ask about exercises that you have passed." : "First stands what it helps most to read soon: who asks, who is stuck, what is due, who has waited."}`
          }
          actions={
            free > 0 && (
              <Form method="post">
                <Button type="submit" look="main" name="intent" value="next">
                  Take the next
                </Button>
              </Form>
            )
          }
        />
      )}
      {counts.all > 0 && !isPeer && <FilterLinks counts={counts} filter={filter} />}
      {counts.all > 0 && (
        <Part id="offered" title="Offered to you" about={`${counted(minutesLeft, "minute")} left of your week`}>
          {offered.length > 0 && <WaitingList rows={offered} />}
          {free === 0 && <NothingOffered isFiltered={Object.values(filter).some(Boolean)} more={more} />}
          {free > 0 && more > 0 && (
            <p className="hint mt-3">{more} more wait. The queue offers no more than fits in your week.</p>
          )}
          <div className="line mt-3">
            <KeepFresh />
          </div>
        </Part>
      )}
      {(taken.length > 0 || reply?.refused) && (
        <Part id="taken" title="With mentors now" about="of the cohorts that you lead">
          <Taken rows={taken} refused={reply?.refused} />
        </Part>
      )}
      {isPeer ? (
        <AsPeer />
      ) : (
        <ul className="part grid gap-2">
          <li>
            <Link to="/mentor/talks">Talks</Link>: {talks === 0 ? "nobody asks" : `${counted(talks, "learner")} asked`}{" "}
            to explain a finished track in person.
          </li>
          <li>
            <Link to="/mentor/snippets">Your snippets</Link>: texts that you write often.
          </li>
          <li>
            <Link to="/mentor/agreement">Read by two</Link>: hand-ins that you and another mentor both reviewed.
          </li>
          <li>
            <Link to="/mentor/start">Marked samples</Link>: how you compare with our reviews of three works.
          </li>
        </ul>
      )}
      <Part id="hours" title="Your hours">
        <p className="prose mb-3">
          What you give is up to you. Each item states what it is reckoned to take; nobody measures what it took, and
          nobody is compared.
        </p>
        <Form method="post" className="line items-end" noValidate>
          <TextField
            id="hours-field"
            name="hours"
            label="Hours a week"
            inputMode="decimal"
            size={6}
            defaultValue={reply?.written ?? String(Math.round((hours || (isPeer ? 1 : 0)) * 100) / 100)}
            key={reply?.written ?? hours}
            error={reply?.error}
          />
          <Button type="submit" name="intent" value="hours">
            Save
          </Button>
        </Form>
      </Part>
    </Page>
  );
}

/** What a new mentor is shown in the queue's place. */
function SamplesFirst({ all, left }: { all: number; left: number }) {
  const title =
    left === all ? `First, ${counted(all, "sample")} to review` : `${counted(left, "sample")} left to review`;
  return (
    <PageHead
      title={title}
      lead="The queue opens once you have reviewed a marked sample of each kind: so you see what we mean by the words of the rubric before a learner reads yours. It takes about 20 minutes, and nobody else sees what you chose."
      actions={
        <ButtonLink look="main" to="/mentor/start">
          Review the samples
        </ButtonLink>
      }
    />
  );
}

/** A peer who has not said so gives no hours: nothing is offered until they have. */
const sayPeer = (hours: number) =>
  hours === 0
    ? "You may review as a peer. Nothing is offered before you have said below how many hours a week you give."
    : "Hand-ins come here when a learner of your cohort asks about an exercise that you have passed. There is nothing to do now.";

function AsPeer() {
  return (
    <Part id="as-peer" title="Reviewing as a peer">
      <p className="prose">
        You have shown that you explain what is wrong, and your cohort lets its learners review. You are offered what
        others ask about exercises that you have passed yourself. Your name stands under what you send, and that you are
        a peer. A mentor looks at your first three reviews, and at some after that; scores do not change by them.
      </p>
    </Part>
  );
}

function NothingOffered({ isFiltered, more }: { isFiltered: boolean; more: number }) {
  if (more > 0)
    return (
      <Notice title="Your week is full." actions={<ButtonLink to="#hours">Change your hours</ButtonLink>}>
        {counted(more, "hand-in")} {more === 1 ? "waits" : "wait"} for others, or for Monday. Thank you.
      </Notice>
    );
  return (
    <Notice
      title={isFiltered ? "Nothing here." : "Nothing else is offered."}
      actions={isFiltered && <Link to="/mentor">Show all</Link>}
    >
      {isFiltered ? "Nothing else that waits is of this sort." : "The rest is being read, or was handed to somebody."}
    </Notice>
  );
}
