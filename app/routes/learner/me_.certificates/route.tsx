import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requirePerson } from "~/accounts/guards.server";
import { getCertificatesPage, issueCertificate, MOST_EVER, type TrackStanding } from "~/cohort/own/certificates.server";
import { LAST_STEP } from "~/cohort/own/track-steps";
import { BACKED_BY, NEED_BACKING } from "~/kinds/cards";
import { TRACK_IDS } from "~/kinds/skills";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { markTalksSeen } from "~/review/notices/notices.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Choice } from "~/ui/forms/field";
import { readFields } from "~/ui/forms/form-data.server";
import { Mark } from "~/ui/mark";
import { Notice } from "~/ui/notice";
import { sayFullDay } from "~/ui/say-day";
import { Page, PageHead, Part } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Your certificates · Onramp" }];
export const handle: PageHandle = { within: "/me" };

const IssueSchema = z.object({
  track: z.enum(TRACK_IDS),
  key: z.string().min(1).max(100),
  withVerdicts: z.literal("on").optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { tracks, certificates } = await getCertificatesPage(person);
  await markTalksSeen(person);
  return {
    key: randomUUID(),
    tracks,
    certificates: certificates.map(({ id, title, issuedOn, withdrawnOn, explained }) => ({
      id,
      title,
      issuedOn,
      withdrawnOn,
      isExplained: explained !== null,
    })),
  };
}

const WHY = {
  unfinished:
    "You haven’t reached the first step of this track; an exercise may have been added since you opened this page. The track’s row shows what is left.",
  unbacked: `You passed enough of this track, but too few of these passes are backed by ${BACKED_BY}. The track’s row says what is missing.`,
  "too-many": "You already have 10 certificates for this track. Withdraw one you don’t use.",
  "too-many-ever": `You have had ${MOST_EVER} certificates for this track, which is as many as one person can have.`,
} as const;

export const headers = passRetryAfter;

export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const asked = IssueSchema.safeParse(Object.fromEntries(await readFields(request, ["track", "key", "withVerdicts"])));
  if (!asked.success) return data({ track: "", why: "Choose a track." }, { status: 400 });
  const { track, key, withVerdicts } = asked.data;
  const wait = await limiters.make.take(person.id);
  if (wait !== null)
    return data({ track, why: `You’ve created certificates too often. Try again ${sayWait(wait)}.` }, tooMany(wait));
  const issued = await issueCertificate(person, track, { key, withVerdicts: withVerdicts === "on" });
  if (!issued.ok) return data({ track, why: WHY[issued.why] }, { status: 400 });
  return redirect(`/me/certificates/${issued.id}`, 303);
}

export default function Certificates() {
  const { key, tracks, certificates } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const reached = tracks.filter(({ step }) => step > 0);
  const standing = certificates.filter(({ withdrawnOn }) => withdrawnOn === null).length;
  return (
    <Page>
      <PageHead
        title={standing === 0 ? "No certificates yet" : `You have ${counted(standing, "certificate")}`}
        lead="A certificate states what you demonstrated on a track. You can get one after a third of the track, after two thirds, and after all of it. Only you can see it until you give someone its code."
        actions={
          <>
            <ButtonLink to="/me">Back to Me</ButtonLink>
            <ButtonLink look="quiet" to="/how#certificates">
              How certificates work
            </ButtonLink>
          </>
        }
      />
      {reply && (
        <div className="mb-4">
          <Notice tone="bad" title={reply.why}>
            No certificate was created.
          </Notice>
        </div>
      )}
      {certificates.length > 0 && (
        <ul className="rows no-gutter">
          {certificates.map(({ id, title, issuedOn, withdrawnOn, isExplained }) => (
            <li key={id}>
              <div>
                <Link className="name" to={`/me/certificates/${id}`}>
                  {title}
                </Link>
                <p className="meta">
                  {sayFullDay(issuedOn)} · {isExplained ? "explained in person" : "unsupervised practice"}
                </p>
              </div>
              <div className="does">
                {withdrawnOn ? (
                  <span className="meta">withdrawn {sayFullDay(withdrawnOn)}</span>
                ) : (
                  <Mark icon="tick">Valid</Mark>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <Part id="tracks" title="Your tracks" about="three steps: a third, two thirds and all of its exercises passed">
        {reached.length === 0 && (
          <p className="prose">
            When you have passed a third of a track’s exercises, you can ask for its first certificate here. Each later
            step earns a new certificate, and earlier certificates stay valid.
          </p>
        )}
        <ul className="rows no-gutter stacks mt-3">
          {tracks.map((track) => (
            <TrackRow key={track.id} track={track} sendKey={key} />
          ))}
        </ul>
      </Part>
    </Page>
  );
}

function TrackRow({
  track: { id, title, passed, counted: counts, of, step, next, lacks },
  sendKey,
}: {
  track: TrackStanding;
  sendKey: string;
}) {
  return (
    <li>
      <div>
        <p className="name">{title}</p>
        <p className="meta">
          {passed} of {of} passed
          {next && `, ${next.needs} needed for step ${next.step} of 3`}
          {counts < passed &&
            `. A certificate counts only ${counts} of these, because too few of your ${NEED_BACKING} are backed by ${BACKED_BY}`}
          {lacks && `. No certificate for this track yet: ${lacks}.`}
        </p>
        {step > 0 && (
          <details className="opens">
            <summary>
              Ask for a certificate{step < LAST_STEP && ` for step ${step}`}
              <span className="vh"> of {title}</span>
            </summary>
            <Form method="post" className="form mt-2">
              <input type="hidden" name="track" value={id} />
              <input type="hidden" name="key" value={`${sendKey} ${id}`} />
              <p className="meta">
                The certificate states your name, the dates of your first and last pass, how many exercises you passed,
                and the skills behind them. Later submissions don’t change it.
              </p>
              <Choice
                type="checkbox"
                name="withVerdicts"
                hint="How well you told flawed changes from clean ones in this track. Needs at least 5 of each."
              >
                Include the figures about my verdicts
              </Choice>
              <div>
                <Button type="submit">Create certificate</Button>
              </div>
            </Form>
          </details>
        )}
      </div>
      <div className="does">
        {step === LAST_STEP ? (
          <Mark tone="good">Finished</Mark>
        ) : passed === of ? (
          <Mark tone="half">Passed</Mark>
        ) : (
          <ButtonLink size="small" to={`/exercises?track=${id}`} aria-label={`Show remaining exercises in ${title}`}>
            {" "}
            Show remaining exercises{" "}
          </ButtonLink>
        )}
      </div>
    </li>
  );
}
