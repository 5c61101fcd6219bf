// Long: one page with a list of tracks, each with a form to copy and a form to remove it.

import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { findCohorts, notFound, type Person, requireRole } from "~/accounts/guards.server";
import { copyTrack, MOST_TRACKS, removeTrack } from "~/cohort/tracks/edit.server";
import { type LeadTrack, listTracks } from "~/cohort/tracks/read.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { Field } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import "./tracks.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tracks for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export const headers = passRetryAfter;

const DONE: Readonly<Record<string, string>> = { made: "Track created.", changed: "Track saved." };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  const name = await findCohortName(cohortId);
  if (name === null) throw notFound();
  const [tracks, others] = await Promise.all([listTracks(cohortId), listOthers(person, cohortId)]);
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return { cohortId, name, tracks, others, done: DONE[done] ?? "", copyKey: randomUUID() };
}

/** The other cohorts that this person leads. */
async function listOthers(person: Person, cohortId: string) {
  const cohorts = await findCohorts(person);
  return cohorts.flatMap(({ id, name, role }) => (role === "lead" && id !== cohortId ? [{ id, name }] : []));
}

const IdSchema = z.string().max(100);
const KeySchema = z.string().min(8).max(100);
const AskedSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("remove"), track: IdSchema }),
  z.object({ intent: z.literal("copy"), track: IdSchema, to: IdSchema, key: KeySchema }),
]);

const WHY = {
  "too-many": `That cohort already has ${MOST_TRACKS} tracks of its own. Remove one there first.`,
  empty: "That cohort has none of the exercises in this track.",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  const refuse = (why: string, init: ResponseInit = { status: 400 }) => data({ done: "", errors: { "": [why] } }, init);
  const asked = AskedSchema.safeParse(Object.fromEntries(await readFields(request, ["intent", "track", "to", "key"])));
  if (!asked.success) return refuse("Choose what to do with a track.");
  if (asked.data.intent === "remove") {
    if (!(await removeTrack(person, cohortId, asked.data.track))) throw notFound();
    return data({ done: "Track removed. Submissions are kept.", errors: null });
  }
  const { track, to, key } = asked.data;
  const target = (await listOthers(person, cohortId)).find(({ id }) => id === to);
  if (!target) throw notFound();
  const wait = await limiters.comment.take(person.id);
  if (wait !== null) return refuse(`You have copied too many tracks. Try again ${sayWait(wait)}.`, tooMany(wait));
  const copied = await copyTrack(person, cohortId, track, to, `${key} ${track}`);
  if (copied.ok) {
    const { title, leftOut } = copied;
    const without =
      leftOut > 0 ? ` The copy leaves out ${counted(leftOut, "exercise")} that the other cohort doesn’t have.` : "";
    return data({ done: `“${title}” copied to ${target.name}.${without}`, errors: null });
  }
  if (copied.why === "gone") throw notFound();
  return refuse(WHY[copied.why]);
}

export default function Tracks() {
  const { cohortId, name, tracks, others, done, copyKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const make = (
    <ButtonLink look="main" to={`/cohorts/${cohortId}/tracks/new`}>
      New track
    </ButtonLink>
  );
  return (
    <Page>
      <PageHead
        title={
          <>
            Tracks for <bdi>{name}</bdi>
          </>
        }
        lead="A track is an ordered list of exercises that you choose. The cohort’s learners see it on the Learn page, with their progress, and Onramp suggests its exercises first. Certificates and portfolios show only Onramp’s own tracks."
        actions={tracks.length > 0 && make}
      />
      <CohortTabs cohortId={cohortId} isLead />
      <ErrorSummary errors={reply?.errors} reply={reply} />
      <Confirmation says={(reply ? reply.done : done) || undefined} />
      {tracks.length === 0 ? (
        <Notice title="No tracks yet." actions={make}>
          Pick exercises, put them in order, and give the track a title.
        </Notice>
      ) : (
        <ul className="rows no-gutter lead-tracks">
          {tracks.map((track) => (
            <Row key={track.id} cohortId={cohortId} track={track} others={others} copyKey={copyKey} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Row({
  cohortId,
  track: { id, title, about, slugs, missing },
  others,
  copyKey,
}: {
  cohortId: string;
  track: LeadTrack;
  others: readonly { readonly id: string; readonly name: string }[];
  /** Random for each page load, so that a form sent twice makes one copy. */
  copyKey: string;
}) {
  return (
    <li>
      <div>
        <Link className="plain name" to={`/cohorts/${cohortId}/tracks/${id}`}>
          <bdi>{title}</bdi>
        </Link>
        {about && (
          <p>
            <bdi>{about}</bdi>
          </p>
        )}
        <p className="meta">
          {counted(slugs.length, "exercise")}
          {missing > 0 && ` · ${missing} not available now`}
        </p>
      </div>
      <div className="does">
        <ButtonLink to={`/cohorts/${cohortId}/tracks/${id}`} aria-label={`Change ${title}`}>
          Change
        </ButtonLink>
        {others.length > 0 && (
          <Confirm label={<About does="Copy…" title={title} />}>
            <Form method="post" className="form" preventScrollReset>
              <p>The copy is independent: later changes here don’t affect it.</p>
              <input type="hidden" name="track" value={id} />
              <input type="hidden" name="key" value={copyKey} />
              <Field label="Copy to cohort">
                {(control) => (
                  <select name="to" {...control}>
                    {others.map((other) => (
                      <option key={other.id} value={other.id}>
                        {other.name}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <div className="line">
                <Button type="submit" name="intent" value="copy">
                  Copy
                </Button>
              </div>
            </Form>
          </Confirm>
        )}
        <Confirm label={<About does="Remove…" title={title} />}>
          <p>The track disappears for all learners. Their submissions are kept.</p>
          <Form method="post" preventScrollReset>
            <input type="hidden" name="track" value={id} />
            <Button type="submit" name="intent" value="remove">
              Remove
            </Button>
          </Form>
        </Confirm>
      </div>
    </li>
  );
}

/** A button's label; a screen reader reads it with the track's title. */
function About({ does, title }: { does: string; title: string }) {
  return (
    <>
      {does}
      <span className="vh"> {title}</span>
    </>
  );
}
