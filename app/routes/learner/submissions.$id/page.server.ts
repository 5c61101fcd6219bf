// Long: one page, whose parts are all prepared on the server, with text as HTML and times as days.

import { randomUUID } from "node:crypto";
import { redirect } from "@remix-run/node";
import { isGuest } from "~/accounts/guards.server";
import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { getLearnHome, getShown } from "~/cohort/own/learner.server";
import { findExerciseFor } from "~/cohort/uploads/may-open.server";
import { findUnjudged } from "~/grading/ai-review.server";
import { readBeside } from "~/grading/beside.server";
import { isInInterview } from "~/grading/interviews.server";
import type { OpenSubmission } from "~/grading/open-submission.server";
import { findOnlyHelp, hasAskedForAnswers } from "~/grading/workspace/hint-use.server";
import { countNotes } from "~/grading/workspace/notes.server";
import { findOpening } from "~/grading/workspace/opening.server";
import { KINDS } from "~/kinds/registry";
import { SKILLS } from "~/kinds/skills";
import { allOf } from "~/operations/all-of";
import { reached } from "~/operations/steps.server";
import { getSecondOpinion, type SecondOpinion } from "~/review/agreement/second-opinion.server";
import { readTalkSign } from "~/review/notices/news-watch.server";
import { markSeen } from "~/review/notices/notices.server";
import { getStanding } from "~/review/queue/asking.server";
import { mayPeersRead } from "~/review/queue/peers.server";
import { findPoolStanding, type PoolStanding } from "~/review/queue/pool.server";
import { openWork } from "~/review/reviews/open-work.server";
import { listReviews, markRead } from "~/review/reviews/read-reviews.server";
import { isOwn, mayWrite, requireRight } from "~/review/reviews/require-right.server";
import { getScoreHistory } from "~/review/reviews/score-history.server";
import { type FindingStanding, getFindingStanding, withRulings } from "~/review/rulings/standing.server";
import { readSolutionsBeside } from "~/review/solutions/share.server";
import { listThreads } from "~/review/threads/threads.server";
import { findDraftingHost } from "~/tutor/comment/draft.server";
import { readReviewBeside } from "~/tutor/review/model-review.server";
import { sayOff } from "~/tutor/talk/choice.server";
import { readTalkBeside } from "~/tutor/talk/report.server";
import { countCopies } from "~/tutor/talk/turns.server";
import { counted } from "~/ui/counted";
import { keptKey } from "~/ui/forms/kept-words";
import { ASK, EXPLANATION } from "~/ui/on-ask";
import { sayDay } from "~/ui/say-day";
import { type PageRenderer, renderPage } from "~/ui/text/render.server";
import { drawAiReview } from "./ai-review.server";
import { BESIDE } from "./beside-param";
import { readClassLessons } from "./class-lessons.server";
import { readSince } from "./since.server";
import { drawReviews, drawThreads, dressReport, textsOf } from "./texts.server";

/**
 * Reads everything that the page shows. Admits only the owner (who may be a guest), mentors and leads of the owner's
 * cohorts, and admins.
 */
export async function readPage(request: Request, id: string | undefined) {
  const { person, right, submissionId, reader } = await requireRight(request, id);
  // Read the version before the data: a change in between leads to a new version, so the page reloads.
  const sign = right === "guest" ? null : await readTalkSign(submissionId);
  const submission = await openWork(reader);
  // The learner may judge an AI reviewer's comments only before they see a report of the exercise, so redirect to those
  // comments first.
  const unjudged = right === "owner" ? await findUnjudged(person, submission.slug) : null;
  if (unjudged) throw redirect(`/submissions/${unjudged}/ai-review`);
  const { grading, learner, handedInAt, isCounting, hintsUsed, tryNumber, confidence, slug, kind, title } = submission;
  const head = {
    id: submissionId,
    talk: sign === null ? undefined : { submissionId, sign },
    /** The key under which this browser keeps unsent text. Null for people who can't write here. */
    words: mayWrite(right) ? keptKey(person, submissionId) : null,
    right,
    slug,
    kind,
    title,
    tryNumber,
    confidence,
    learner: isOwn(right) ? null : learner.name,
    /** A guest's last day. */
    guestUntil: isGuest(person) ? sayDay(person.until) : null,
    handedInOn: sayDay(handedInAt),
    counting: {
      counts: isCounting,
      hintsUsed,
      help: hintsUsed > 0 ? await findOnlyHelp(learner, slug) : null,
      tries: KINDS[kind].rules.scoredAttempts,
    },
  };
  if (grading.state !== "graded") return { ...head, waiting: grading, graded: null };
  reached("report read");
  const { open, work, question, origin } = submission;
  const { status, score } = grading;
  // Some parts are sent to learners only when they ask for them. Their mentors always get these parts. Before a pass,
  // these parts contain answers, so asking for them counts as a hint, which a form records first.
  const { searchParams } = new URL(request.url);
  const withheld = isOwn(right) ? KINDS[kind].can.withheld : undefined;
  const hasPassed = withheld !== undefined && (await findOpening(learner, slug, KINDS[kind])).hasPassed;
  const withoutAnswers = withheld?.without(grading.report, hasPassed) ?? null;
  const withoutTeaching = hasPassed ? null : (withheld?.withoutTeaching(grading.report) ?? null);
  const isFolded = withoutTeaching !== null;
  const asksHint = withheld !== undefined && !hasPassed && !(await hasAskedForAnswers(learner, slug));
  const asked = asksHint ? null : searchParams.get(ASK);
  const isWithheld = withoutAnswers !== null && asked === null;
  // If the learner asks for an input, the page shows all details except the explanation.
  const withDetails = withoutTeaching !== null && asked !== EXPLANATION ? withoutTeaching : grading.report;
  const report = await withRulings(kind, isWithheld ? withoutAnswers : withDetails);
  const texts = textsOf({ kind, open, work, report });
  const page = renderPage();
  const { learning, beside, ...parts } = await allOf({
    dressed: dressReport(texts, page),
    threads: listThreads(reader, learner).then((found) => drawThreads(submissionId, found, texts, page)),
    learning: right === "guest" ? NO_LEARNING : readLearning(submission, reader, right === "owner"),
    reviews: listReviews(reader, kind).then((found) => drawReviews(found, page)),
    standing: right === "owner" ? getStanding(person, submissionId).then((found) => drawStanding(found, page)) : null,
    pool: right === "owner" ? findPoolStanding(person, submissionId).then((found) => drawPool(found, page)) : null,
    scored: getScoreHistory(reader).then(drawScore),
    findings:
      KINDS[kind].can.standBy && right !== "guest" ? getFindingStanding(reader, learner).then(drawFindings) : null,
    second: right === "owner" ? getSecondOpinion(person, submissionId).then((found) => drawSecond(found, page)) : null,
    since: readSince(reader, submission, report),
    mayBePeer: right === "owner" && mayPeersRead(person),
    draftingHost: right === "owner" ? findDraftingHost(person) : null,
    aiReview: submission.aiReview && drawAiReview(submission.aiReview),
    modelReview: right === "owner" ? readReviewBeside(person, { kind, submissionId }) : null,
    talk: right === "owner" ? readTalk(person, { slug, submissionId }) : null,
    beside: right === "owner" ? readBeside(submission) : null,
    solutions: right === "owner" ? readSolutionsBeside(person, submission) : null,
    lessons: readClassLessons(kind, right === "owner" ? person : null),
    noteCount: isOwn(right) ? countNotes(person, slug) : 0,
  });
  if (right === "owner") await markRead(person, submissionId);
  if (right !== "guest") await markSeen(person, submissionId);
  const files = texts.files.map(({ path }) => path);
  const hasOldSide = texts.files.some(({ old }) => old !== null);
  return {
    ...head,
    waiting: null,
    graded: {
      open,
      work,
      report,
      isWithheld,
      isFolded,
      asksHint,
      headline: KINDS[kind].report.headline(grading.report, isOwn(right) ? "owner" : "other"),
      status,
      score,
      question,
      /**
       * Null until the learner passes or opens the explanation, because the origin says what is wrong with the code.
       */
      origin: withoutAnswers && !hasPassed && asked !== EXPLANATION ? null : origin,
      /** Whether this person can open the exercise now. */
      isOffered: (await findExerciseFor(person, slug)) !== null,
      /** Whether only one attempt is allowed, as in interview practice until the set is handed in. */
      isOnce: right === "owner" && (await isInInterview(person, slug)),
      ...parts,
      beside: beside && { ...beside, files: searchParams.has(BESIDE) ? beside.files : null },
      files,
      hasOldSide,
      ...learning,
    },
  };
}

/** What the page gets, and the part of it that there is once the submission is graded. */
export type PageData = Awaited<ReturnType<typeof readPage>>;
export type Graded = NonNullable<PageData["graded"]>;

/** The history of the score, with each time as a date, and the one-time key of the form that sets another score. */
const drawScore = ({ overrides, ...score }: Awaited<ReturnType<typeof getScoreHistory>>) => ({
  ...score,
  key: randomUUID(),
  overrides: overrides.map(({ at, ...override }) => ({ ...override, on: sayDay(at) })),
});

const drawSecond = async (second: SecondOpinion, page: PageRenderer) =>
  second.state === "waiting"
    ? { ...second, question: await page.prose(second.question), since: sayDay(second.since) }
    : second;

/** Reads the conversation with the tutor, whether a question has a copy of it, and who turned the tutor off. */
async function readTalk(
  person: { readonly id: string },
  place: { readonly slug: string; readonly submissionId: string },
) {
  const [talk, copies, off] = await Promise.all([
    readTalkBeside(person, place),
    countCopies(person, place.submissionId),
    sayOff(person),
  ]);
  return { ...talk, hasCopy: copies > 0, off };
}

/** The state of the question to a mentor, with each time as a date. */
async function drawStanding(standing: Awaited<ReturnType<typeof getStanding>>, page: PageRenderer) {
  switch (standing.state) {
    case "waiting":
      return {
        ...standing,
        question: await page.prose(standing.question),
        since: sayDay(standing.since),
        oldest: sayDay(standing.oldest),
      };
    case "not-asked":
      return { ...standing, oldest: standing.oldest && sayDay(standing.oldest) };
    default:
      return standing;
  }
}

/** The state of the question to a peer, with each time as a date. */
async function drawPool(standing: PoolStanding | null, page: PageRenderer) {
  if (standing?.state !== "waiting") return standing;
  return { ...standing, question: await page.prose(standing.question), since: sayDay(standing.since) };
}

/** The results that a learner disputes, with each time as a date. */
function drawFindings({ stoodBy, disputable, hasMentor, changes }: FindingStanding) {
  const drawn = (ruling: FindingStanding["changes"][number]["ruling"]) =>
    ruling && { ...ruling, at: undefined, on: sayDay(ruling.at) };
  return {
    hasMentor,
    disputable,
    stoodBy: stoodBy && {
      ...stoodBy,
      since: sayDay(stoodBy.since),
      until: sayDay(stoodBy.until),
      ruling: drawn(stoodBy.ruling),
    },
    changes: changes.map(({ ruling, ...change }) => ({ ...change, ruling: drawn(ruling) })),
  };
}

/**
 * Replaces the result of `readLearning` for guests. Their submissions count toward no skill until they have an account,
 * and guests have no next steps.
 */
const NO_LEARNING = { next: null, assignments: [], secondForm: undefined, countsFor: [], isUndecided: false };

/** Reads what the submission counts for, and the learner's next steps, which only the learner sees. */
async function readLearning({ id, slug, learner }: OpenSubmission, reader: SubmissionReader, isOwner: boolean) {
  const home = isOwner ? await getLearnHome(learner, slug) : null;
  const { skills, judgement } = home ?? (await getShown(learner, await reader.listUnseen(learner)));
  const form = home?.secondForms.find(({ of }) => of.slug === slug);
  const verdicts = judgement.flawed.of + judgement.clean.of;
  const isOfThis = ({ submissionId }: { readonly submissionId: string }) => submissionId === id;
  return {
    // The same exercise isn't a next step: the page offers another attempt separately.
    next: home?.next && home.next.slug !== slug ? { slug: home.next.slug, title: home.next.title } : null,
    assignments: (home?.assigned ?? [])
      .filter(({ parts }) => parts.some((part) => part.slug === slug))
      .map(({ id, title, standing: { handedIn, of } }) => ({ id, title, handedIn, of })),
    // The second form's name and URL are hidden until it opens.
    secondForm: form && {
      opensOn: sayDay(new Date(form.opensOn)),
      open: form.isOpen ? { slug: form.slug, title: form.title } : null,
    },
    isUndecided: skills.some(({ evidence }) => evidence.find(isOfThis)?.isUndecided),
    countsFor: skills
      .filter(({ evidence }) => evidence.some(isOfThis))
      .map(({ skill, passes, needed }) => ({
        skill: SKILLS[skill],
        says:
          skill === "know-when-to-trust"
            ? counted(verdicts, "verdict")
            : `${Math.min(passes, needed)} of ${needed} passes`,
      })),
  };
}
