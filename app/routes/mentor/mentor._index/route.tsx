// Long: one page whose queue, reassignments and hours each have a form and its reply.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { readSections } from "~/accounts/reading/section-cookie.server";
import { DAY_MS } from "~/operations/time";
import { listSamples } from "~/review/marked/marked.server";
import { claimNext } from "~/review/queue/claims.server";
import { getHours, HoursSchema, setHours } from "~/review/queue/hours.server";
import { requireReviewer } from "~/review/queue/peers.server";
import { isReady } from "~/review/queue/ready.server";
import { listTaken } from "~/review/queue/reassign.server";
import { listSectionChoices } from "~/review/queue/sections.server";
import { undoHandOver } from "~/review/queue/undo-hand-over.server";
import { reassignWithUndo, undoReassign } from "~/review/queue/undo-reassign.server";
import { listWaitingFor } from "~/review/queue/waiting.server";
import { REASONS, readFilter } from "~/review/queue/waiting-filter";
import { countTalks } from "~/review/talks/talks.server";
import { Confirmation } from "~/ui/confirmation";
import { counted } from "~/ui/counted";
import { Why } from "~/ui/forms/field";
import { readFields } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { sayDay } from "~/ui/say-day";
import { SectionForm } from "~/ui/shell/cohort-tabs";
import { KeepFresh } from "~/ui/shell/keep-fresh";
import { Page, Part } from "~/ui/shell/page";
import { Undo } from "~/ui/undo";
import { readSettings } from "~/ui/workspace/workspace-settings";
import { findDone, queueAfter, withFilter } from "./done";
import { FilterLinks } from "./filter-links";
import { Hours } from "./hours";
import { MentorPages } from "./mentor-pages";
import { AsPeer, NothingOffered, QueueHead, SamplesFirst } from "./offers";
import { OpenNext } from "./open-next";
import { Taken } from "./taken";
import { WaitingList } from "./waiting-list";
import "./mentor.css";

export const meta: MetaFunction = () => [{ title: "Review queue · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const mentor = await requireReviewer(request);
  const address = new URL(request.url);
  const filter = readFilter(address);
  const sections = await listSectionChoices(mentor, await readSections(request));
  const [{ offered, oldest, ...waiting }, hours, taken, talks, samples] = await Promise.all([
    listWaitingFor(mentor, filter, sections),
    getHours(mentor),
    listTaken(mentor),
    mentor.isPeer ? 0 : countTalks(mentor),
    mentor.isPeer || (await isReady(mentor)) ? null : listSamples(mentor),
  ]);
  return {
    ...waiting,
    filter,
    sections,
    hours,
    taken,
    talks,
    reasons: REASONS,
    done: findDone(address),
    settings: readSettings(request.headers.get("cookie"), mentor),
    isPeer: mentor.isPeer,
    /** The samples for a new mentor. Null for everyone else. */
    samples,
    oldest: oldest && sayDay(oldest),
    offered: offered.map(({ since, dueAt, learnerId, submissionId, ...row }) => ({
      ...row,
      since: sayDay(since),
      due: dueAt && sayDue(dueAt),
    })),
  };
}

const NOT_UNDONE =
  "You can’t undo this any more: another reviewer has seen the submission, or it is no longer waiting.";

/**
 * Says when work is or was due. Counts periods of 24 hours, because the mentor's time zone may differ from the
 * assignment's.
 */
function sayDue(dueAt: Date): string {
  const days = Math.ceil((dueAt.getTime() - Date.now()) / DAY_MS);
  if (days <= 0) return days === 0 ? "was due within the last day" : `was due ${counted(-days, "day")} ago`;
  return days === 1 ? "due within a day" : `due within ${days} days`;
}

export async function action({ request }: ActionFunctionArgs) {
  const mentor = await requireReviewer(request);
  const form = await readFields(request, ["intent", "hours", "item", "to", "sent", "undo"]);
  const intent = form.get("intent");
  const filter = readFilter(new URL(request.url));
  if (intent === "next") {
    const itemId = await claimNext(mentor, await listSectionChoices(mentor, await readSections(request)), filter);
    // Sent by the desk's "Send and next": the next page confirms that the review was sent.
    const isSent = form.get("sent") === "1";
    return redirect(withFilter(itemId ? `/mentor/${itemId}` : "/mentor", filter, isSent ? { done: "sent" } : {}), 303);
  }
  if (intent === "reassign") {
    if (mentor.isPeer) throw notFound();
    const to = String(form.get("to") ?? "");
    const item = String(form.get("item") ?? "");
    const undo = await reassignWithUndo(mentor, item, to || null);
    if (undo !== null) return redirect(`${queueAfter("reassigned", filter, { item, undo })}#taken`, 303);
    const why = "The submission wasn’t reassigned: it is no longer waiting, or that person can’t review it.";
    return data<Reply>({ refused: { item, why } }, { status: 400 });
  }
  if (intent === "undo-reassign") {
    const item = mentor.isPeer ? null : await undoReassign(mentor, String(form.get("undo") ?? ""));
    if (item) return redirect(`${queueAfter("reassign-undone", filter, { item })}#taken`, 303);
    return data<Reply>({ refused: { item: "", why: NOT_UNDONE } }, { status: 400 });
  }
  if (intent === "take-back") {
    const itemId = mentor.isPeer ? null : await undoHandOver(mentor, String(form.get("undo") ?? ""));
    if (itemId) return redirect(withFilter(`/mentor/${itemId}`, filter, { done: "taken-back" }), 303);
    return data<Reply>({ notUndone: NOT_UNDONE }, { status: 400 });
  }
  if (intent !== "hours")
    throw new Response("That action isn’t available on this page. Reload the page and try again.", { status: 400 });
  const hours = HoursSchema.safeParse(form.get("hours") ?? "");
  if (!hours.success)
    return data<Reply>(
      { hours: { error: hours.error.issues[0]!.message, written: String(form.get("hours") ?? "") } },
      { status: 400 },
    );
  const hoursBefore = await getHours(mentor);
  await setHours(mentor, hours.data);
  // The URL doesn't contain these hours, because otherwise a link from another site could offer an "undo" to any hours.
  return data<Reply>({ hoursBefore });
}

/** The previous hours after a change, or why a form was refused. Each form shows only its own refusal. */
interface Reply {
  readonly hoursBefore?: number;
  readonly hours?: { readonly error: string; readonly written: string };
  readonly refused?: { readonly item: string; readonly why: string };
  readonly notUndone?: string;
}

/** The actions that are confirmed next to the item rather than at the top of the page. */
const REASSIGNED = ["reassigned", "reassign-undone"];

export default function Queue() {
  const { offered, counts, more, isCut, minutesLeft, oldest, filter, sections, ...page } =
    useLoaderData<typeof loader>();
  const { hours, taken, talks, samples, isPeer, settings, done } = page;
  const reply = useLastingReply<typeof action>();
  const doneAs = (...what: string[]) => (done && !reply && what.includes(done.what) ? done : undefined);
  const handedOver = doneAs("handed-over");
  const free = offered.filter(({ has }) => has === "nobody").length;
  return (
    <Page>
      {samples ? (
        <SamplesFirst samples={samples} settings={settings} />
      ) : (
        <QueueHead
          all={counts.all}
          oldest={oldest}
          isPeer={isPeer}
          hours={hours}
          isOfSection={sections.some(({ chosen }) => chosen !== null)}
          actions={free > 0 && <OpenNext settings={settings} />}
        />
      )}
      <Confirmation says={doneAs("sent", "handed-over")?.says}>
        {handedOver?.undo && <Undo intent="take-back" undo={handedOver.undo} />}
      </Confirmation>
      {reply?.notUndone && (
        <div className="mb-4" role="alert">
          <Why id="not-undone">{reply.notUndone}</Why>
        </div>
      )}
      {sections.map(({ id, name, ...choice }) => (
        <SectionForm
          key={id}
          cohortId={id}
          label={sections.length > 1 ? `Learners in ${name}` : undefined}
          {...choice}
        />
      ))}
      {counts.all > 0 && !isPeer && <FilterLinks counts={counts} filter={filter} />}
      {counts.all > 0 && (
        <Part id="offered" title="Offered to you" about={`${counted(minutesLeft, "minute")} left this week`}>
          {offered.length > 0 && <WaitingList rows={offered} filter={filter} />}
          {free === 0 && <NothingOffered isFiltered={Object.values(filter).some(Boolean)} more={more} hours={hours} />}
          {free > 0 && more > 0 && (
            <p className="hint mt-3">
              {counted(more, "more submission")} {more === 1 ? "is" : "are"} waiting.{" "}
              {isCut
                ? "The queue lists only some of them at a time."
                : "The queue offers only submissions that fit in your remaining minutes."}
            </p>
          )}
          <div className="line mt-3">
            <KeepFresh />
          </div>
        </Part>
      )}
      {(taken.length > 0 || reply?.refused || doneAs(...REASSIGNED)) && (
        <Part id="taken" title="Being reviewed now" about="in cohorts you lead">
          <Taken rows={taken} filter={filter} refused={reply?.refused} done={doneAs(...REASSIGNED)} />
        </Part>
      )}
      {isPeer ? <AsPeer /> : <MentorPages talks={talks} />}
      <Part id="hours" title="Your hours">
        <p className="prose mb-3">
          You decide how much time you give. Each item shows an estimate. We don’t measure your time or compare mentors.
        </p>
        <Hours hours={hours} isPeer={isPeer} refused={reply?.hours} before={reply?.hoursBefore} />
      </Part>
    </Page>
  );
}
