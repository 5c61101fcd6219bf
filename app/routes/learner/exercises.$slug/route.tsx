import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
  redirectDocument,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { needsNoGuide } from "~/accounts/background";
import { isGuest } from "~/accounts/guards.server";
import { findBackground } from "~/accounts/settings.server";
import { listUnbacked } from "~/cohort/counts/unbacked.server";
import { type Earlier, findEarlier } from "~/grading/beside.server";
import { findRepeated, handIn } from "~/grading/hand-in.server";
import { refuseDraft } from "~/grading/hand-in-limit.server";
import { changeDrafts, discardDraft } from "~/grading/workspace/drafts.server";
import { listNotes } from "~/grading/workspace/notes.server";
import { openWalkthrough, openWorkspace, saveDraft, takeHint } from "~/grading/workspace/workspace.server";
import { cardOf } from "~/kinds/cards";
import type { AnyDraft } from "~/kinds/kind";
import { loadView, viewOf } from "~/kinds/load-view";
import { KINDS } from "~/kinds/registry";
import { passRetryAfter, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { findChoice } from "~/tutor/talk/choice.server";
import { LONG, readFormData } from "~/ui/forms/form-data.server";
import { sayDay } from "~/ui/say-day";
import { dress } from "~/ui/text/dress.server";
import { DressContext } from "~/ui/text/dressed";
import { placeNotes } from "~/ui/workspace/own-notes";
import { readSettings } from "~/ui/workspace/workspace-settings";
import { findInterviewWords } from "./interview-words.server";
import { mostOf, requireLearner } from "./learner.server";
import { Shell } from "./shell";
import { findWayBack } from "./way-back.server";
import "~/ui/workspace/workspace.css";

export const handle: PageHandle = { bar: "own" };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title}, ${data.kind} · Onramp` : "Onramp" },
];

export const headers: HeadersFunction = (parts) => ({ ...passRetryAfter(parts), "Cache-Control": "no-store" });

/** Never reloads the work: a reply to another form must not replace what the page shows with an older draft. */
export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const learner = await requireLearner(request, params.slug!);
  // The editor needs this page's own style policy, which only a full page load provides.
  if (request.headers.get("sec-fetch-dest") === "empty")
    throw redirectDocument(`/exercises/${encodeURIComponent(params.slug!)}`);
  const [workspace, notes, earlier, interview, tutor, wayBack, background] = await Promise.all([
    openWorkspace(learner, params.slug!),
    listNotes(learner, params.slug!),
    isGuest(learner) ? null : findEarlier(learner, params.slug!),
    findInterviewWords(learner, params.slug!),
    isGuest(learner) ? null : findChoice(learner),
    findWayBack(request, learner),
    isGuest(learner) ? null : findBackground(learner),
  ]);
  const { slug, kind, meta, revisionId, isOutdated, open, draft, emptyDraft, hints, triedBefore } = workspace;
  await loadView(kind);
  const { plain, names } = KINDS[kind].workspace;
  const work = draft?.work ?? emptyDraft;
  const { searchParams } = new URL(request.url);
  return {
    personId: learner.id,
    guestUntil: isGuest(learner) ? sayDay(learner.until) : null,
    wayBack,
    slug,
    kind,
    title: meta.title,
    minutes: meta.minutes,
    revisionId,
    isOutdated,
    counting: interview?.counting ?? (workspace.hasAnswers ? AFTER_ANSWERS : cardOf(kind).saysCounting(triedBefore)),
    interview,
    isNewToKind: workspace.isNewToKind,
    /** For people who review at work, the guide doesn't open by itself. */
    opensGuide: workspace.isNewToKind && !needsNoGuide(background),
    // While a set of interview practice is open, the page doesn't mention other attempts.
    earlier: earlier && !interview ? await sayEarlier(earlier) : null,
    hasSetAside: workspace.hasSetAside,
    open,
    hints,
    walkthrough: workspace.walkthrough,
    hasTried: triedBefore > 0,
    notes: placeNotes(notes, viewOf(kind).files(open, work)),
    // The panel says why the tutor is off. Without a model there is no tutor to turn on, and so no button.
    hasTutor: interview === null && tutor !== null && (tutor.isOn || tutor.why !== "model"),
    hasTutorHint: workspace.hasTutorHint,
    version: draft?.version ?? 0,
    draft: work,
    fresh: emptyDraft,
    settings: readSettings(request.headers.get("cookie"), learner, searchParams.get("layout")),
    showsAll: searchParams.has("all"),
    handInKey: randomUUID(),
    dress: await dress(plain(open), names && (() => names(open))),
  };
}

const AFTER_ANSWERS =
  "You asked for the answers in a report about this exercise, so this attempt is for practice. It can pass, but doesn’t count toward your skills.";

async function sayEarlier(earlier: Earlier) {
  const unbacked = await listUnbacked(earlier.isPass ? [earlier.submissionId] : []);
  return { ...earlier, handedInAt: sayDay(earlier.handedInAt), isUnbacked: unbacked.has(earlier.submissionId) };
}

interface Refusal {
  readonly errors: Readonly<Record<string, string>>;
  readonly notice: string;
  /** The form's values, to be shown again. */
  readonly draft: AnyDraft;
  readonly version: number;
}

/** The forms of a page without JavaScript. Each button saves the fields first, and then performs its action. */
export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params.slug!;
  const learner = await requireLearner(request, slug);
  const form = await readFormData(request, LONG);
  const workspace = await openWorkspace(learner, slug, String(form.get("revision") ?? "") || undefined);
  const { revisionId } = workspace;
  const before = workspace.draft?.work ?? workspace.emptyDraft;
  const { draft, errors = {}, goTo = "" } = KINDS[workspace.kind].workspace.readForm(workspace.open, before, form);
  const intent = String(form.get("intent") ?? "save");
  const back = () => redirect(`/exercises/${slug}${encodeURI(goTo)}`, 303);
  const refuse = (
    why: { errors?: Record<string, string>; notice?: string },
    version: number,
    init: ResponseInit = { status: 400 },
  ) => data<Refusal>({ errors: why.errors ?? {}, notice: why.notice ?? "", draft, version }, init);

  if (intent === "discard") {
    await discardDraft(learner, slug);
    return back();
  }
  const key = String(form.get("key") || randomUUID());
  // If the form is sent twice, its draft is gone, and must not be saved again.
  const repeated = intent === "hand-in" && (await findRepeated(learner, { key, work: draft }));
  if (repeated && !repeated.isOther) return redirect(`/submissions/${repeated.submissionId}`, 303);
  const version = Number(form.get("from")) || 0;
  const tooMuch = await refuseDraft(learner);
  if (tooMuch) return refuse({ notice: tooMuch.message }, version, tooMany(tooMuch.retryAfter));
  const saved = await saveDraft(learner, slug, { from: version, work: draft, revisionId });
  if (!saved.ok && saved.reason === "conflict")
    return refuse(
      {
        notice:
          "This draft was also changed in another tab. This page shows your version. Save again to replace the other version, or reload the page to use the other version.",
      },
      saved.version,
    );
  if (!saved.ok && saved.reason === "gone")
    return refuse(
      {
        notice: "This draft was handed in or discarded in another tab. Save again to keep your version as a new draft.",
      },
      0,
    );
  if (!saved.ok) return refuse({ errors: { "": saved.message } }, version);
  if (Object.keys(errors).length > 0) return refuse({ errors }, saved.version);
  if (intent === "hint") {
    await takeHint(learner, slug);
    return redirect(`/exercises/${slug}#hints`, 303);
  }
  if (intent === "walkthrough") {
    await openWalkthrough(learner, slug);
    return redirect(`/exercises/${slug}#walkthrough`, 303);
  }
  if (intent === "change-drafts") await changeDrafts(learner, slug);
  if (intent !== "hand-in") return back();
  const handedIn = await handIn(learner, slug, { key, work: draft, revisionId, from: saved.version }, mostOf(learner));
  if (handedIn.ok) return redirect(`/submissions/${handedIn.submissionId}`, 303);
  const init = handedIn.retryAfter ? tooMany(handedIn.retryAfter) : undefined;
  return refuse({ errors: { ...handedIn.errors } }, saved.version, init);
}

export default function WorkspacePage() {
  const { dress, ...loaded } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as Refusal | undefined;
  const props = {
    ...loaded,
    open: loaded.open as unknown,
    ...(reply && { draft: reply.draft, version: reply.version }),
  };
  return (
    <DressContext.Provider value={dress}>
      <Shell key={`${loaded.slug} ${loaded.revisionId}`} {...props} reply={reply ?? null} />
    </DressContext.Provider>
  );
}
