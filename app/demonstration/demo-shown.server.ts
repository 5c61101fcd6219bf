import { getCertificatesPage, issueCertificate } from "~/cohort/own/certificates.server";
import { FIGURES } from "~/cohort/own/portfolio";
import { getPortfolio, openPortfolio, savePortfolio } from "~/cohort/own/portfolio.server";
import { db } from "~/database/db.server";
import { KINDS, type KindId } from "~/kinds/registry";
import { askTalk } from "~/review/talks/asked-talks.server";
import { endTalk } from "~/review/talks/end-talk.server";
import { TALK_RUBRIC } from "~/review/talks/talk";
import { chooseTwo, findTalk } from "~/review/talks/talks.server";

/**
 * Adds what Grace shares in the demonstration: a portfolio and certificates. She has explained her work for one
 * certificate in person. A conversation about another certificate is still to come.
 */

/** What Lee wrote to Grace after their conversation. */
const WORDS =
  "You knew at once which line mattered, and why fixing the symptom wasn’t enough. Next time, start by saying what you didn’t check.";

export async function addShown(): Promise<void> {
  const grace = await db.user.findUniqueOrThrow({ where: { email: "grace@demo.example" } });
  const lee = await db.user.findUniqueOrThrow({ where: { email: "lee@demo.example" } });
  const { tracks } = await getCertificatesPage(grace);
  const finished = tracks.filter(({ passed, of, lacks }) => of > 1 && passed === of && !lacks);
  for (const [place, { id: track }] of finished.slice(0, 2).entries()) {
    await issueCertificate(grace, track, { key: `demo-${track}`, withVerdicts: place === 0 });
    await askTalk(grace, track, "Tuesdays and Thursdays after four, in person or by video.");
    if (place > 0) await holdTalk(lee, grace, track);
  }
  await db.notice.updateMany({ where: { userId: grace.id, type: "talk" }, data: { isRead: true } });
  const said = await db.mentorReview.findFirst({
    where: { mentorId: lee.id, isPeer: false, submission: { userId: grace.id }, NOT: { summary: "" } },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  if (said) await db.mentorReview.update({ where: { id: said.id }, data: { isShareable: true } });
  const { showable } = await getPortfolio(grace);
  const chosen = {
    skills: showable.skills.map(({ skill }) => skill),
    tracks: finished.map(({ id }) => id),
    certificates: showable.certificates
      .filter(({ title }, place, all) => all.findIndex((one) => one.title === title) === place)
      .map(({ id }) => id),
    exercises: showable.exercises.slice(0, 5).map(({ slug }) => slug),
    figures: FIGURES,
    // One exercise of each kind.
    works: showable.exercises
      .filter(({ kind }, place, all) => all.findIndex((one) => one.kind === kind) === place)
      .map(({ slug }) => slug),
    said: showable.said.map(({ id }) => id),
  };
  const intro =
    "I come from bookkeeping and like finding out where a number went wrong.\n\nI’m looking for a first job where people read each other’s reviews.";
  await savePortfolio(grace, { name: grace.name, intro, chosen });
  await openPortfolio(grace, "grace-liu");
}

async function holdTalk(mentor: { readonly id: string }, learner: { readonly id: string }, track: string) {
  const { id } = await db.talk.findFirstOrThrow({ where: { learnerId: learner.id, track } });
  const passed = (await findTalk(mentor, id))?.passed ?? [];
  const isDecision = ({ kind }: { kind: KindId }) => KINDS[kind].card.isDecision;
  // Prefers submissions in which the learner decided whether to accept a change.
  const sorted = [...passed].sort((a, b) => Number(isDecision(b)) - Number(isDecision(a)));
  const refused = await chooseTwo(
    mentor,
    id,
    sorted.slice(0, 2).map(({ submissionId }) => submissionId),
  );
  if (refused) return;
  const choices = Object.fromEntries(TALK_RUBRIC.map(({ id: line }, place) => [line, place === 3 ? "1" : "2"]));
  await endTalk(mentor, id, { decision: "sign", choices, words: WORDS });
}
