import { isGuest } from "~/accounts/guards.server";
import { noteLook } from "~/accounts/looks.server";
import { getLearnHome } from "~/cohort/learner.server";
import { getSubmission, type OpenSubmission } from "~/grading/submissions.server";
import { COUNTING_TRIES } from "~/kinds/progress";
import { KINDS } from "~/kinds/registry";
import { SKILLS } from "~/kinds/skills";
import { getStanding } from "~/review/asking.server";
import { listReviews, markRead } from "~/review/reviews.server";
import { listThreads } from "~/review/threads.server";
import { reached } from "~/steps.server";
import { markdownToHtml } from "~/ui/markdown";
import { ASK } from "~/ui/on-ask";
import { sayDay } from "~/ui/say-day";
import { isOwn, requireRight } from "./right.server";
import { drawThreads, dressReport, textsOf } from "./texts.server";

/** Everything that the page shows. Guarded: owner (also a guest), mentors of the owner's cohorts, admins. */
export async function readPage(request: Request, id: string | undefined) {
  const { person, right, submissionId } = await requireRight(request, id);
  const submission = await getSubmission(submissionId);
  noteLook(person, [submission.learner.id], submissionId);
  const { grading, learner, handedInAt, isCounting, hintsUsed, tryNumber, confidence, slug, kind, title } = submission;
  const head = {
    id: submissionId,
    ...{ right, slug, kind, title, tryNumber, confidence },
    learner: isOwn(right) ? null : learner.name,
    /** A guest's last day. */
    guestUntil: isGuest(person) ? sayDay(person.until) : null,
    handedInOn: sayDay(handedInAt),
    counting: { counts: isCounting, hintsUsed, tries: COUNTING_TRIES[kind] },
  };
  if (grading.state !== "graded") return { ...head, waiting: grading, graded: null };
  reached("report read");
  const { open, work, question } = submission;
  const { headline, status, score } = grading;
  // What is told on asking is kept from who practises, not from who helps: it is not sent, not only not drawn.
  const isTold = !isOwn(right) || new URL(request.url).searchParams.has(ASK);
  const withheld = isTold ? null : (KINDS[kind].withheld?.(grading.report) ?? null);
  const report = withheld ?? grading.report;
  const texts = textsOf({ kind, open, work, report });
  const [dressed, threads, learning, reviews, standing] = await Promise.all([
    dressReport(texts),
    listThreads(person, submissionId).then(drawThreads),
    right === "guest" ? NO_LEARNING : readLearning(submission, right === "owner"),
    listReviews(person, submissionId, kind).then(drawReviews),
    right === "owner" ? getStanding(person, submissionId).then(drawStanding) : null,
  ]);
  if (right === "owner") await markRead(person, submissionId);
  const files = texts.files.map(({ path }) => path);
  const hasOldSide = texts.files.some(({ old }) => old !== null);
  return {
    ...head,
    waiting: null,
    graded: {
      ...{ open, work, report, isWithheld: withheld !== null, headline, status, score, question },
      ...{ dressed, threads, files, hasOldSide, reviews, standing },
      ...learning,
    },
  };
}

/** Reviews as they are drawn: Markdown as safe HTML, times as days. */
const drawReviews = (reviews: Awaited<ReturnType<typeof listReviews>>) =>
  Promise.all(
    reviews.map(async ({ summary, sentAt, ...review }) => ({
      ...review,
      html: await markdownToHtml(summary),
      on: sayDay(sentAt),
    })),
  );

/** Where the question to a mentor stands, times as days. */
function drawStanding(standing: Awaited<ReturnType<typeof getStanding>>) {
  switch (standing.state) {
    case "waiting":
      return { ...standing, since: sayDay(standing.since), oldest: sayDay(standing.oldest) };
    case "not-asked":
      return { ...standing, oldest: standing.oldest && sayDay(standing.oldest) };
    default:
      return standing;
  }
}

/** A guest's hand-in counts for nothing before it is an account's, and what comes next is not open to them. */
const NO_LEARNING = { next: null, secondForm: undefined, countsFor: [] };

/** What the hand-in counts for, and what its learner could do next: told to nobody else. */
async function readLearning({ id, slug, learner }: OpenSubmission, isOwner: boolean) {
  const { next, skills, judgement, secondForms } = await getLearnHome(learner);
  const form = isOwner ? secondForms.find(({ of }) => of.slug === slug) : undefined;
  const verdicts = judgement.flawed.of + judgement.clean.of;
  return {
    // The same again is no next step: the page offers it by other words.
    next: isOwner && next && next.slug !== slug ? { slug: next.slug, title: next.title } : null,
    // Until it opens its name and address are not told.
    secondForm: form && {
      opensOn: sayDay(new Date(form.opensOn)),
      open: form.isOpen ? { slug: form.slug, title: form.title } : null,
    },
    countsFor: skills
      .filter(({ evidence }) => evidence.some(({ submissionId }) => submissionId === id))
      .map(({ skill, passes, needed }) => ({
        skill: SKILLS[skill],
        says:
          skill === "know-when-to-trust"
            ? `${verdicts} ${verdicts === 1 ? "verdict" : "verdicts"}`
            : `${Math.min(passes, needed)} of ${needed} passes`,
      })),
  };
}
