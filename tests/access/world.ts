// Long: one cohort of every kind of person and of all their work, built in order.

import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { makeInvite, makeLink } from "~/accounts/cohorts/invites.server";
import { removeMember } from "~/accounts/cohorts/members.server";
import { makeGuest } from "~/accounts/guests/guests.server";
import { makeResetLink } from "~/accounts/passwords/password-reset.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { extend, makeAssignment } from "~/cohort/assignments/edit.server";
import { makeExportLink } from "~/cohort/exports/links.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { findFeatured } from "~/grading/guest-work.server";
import { handIn } from "~/grading/hand-in.server";
import { saveDraft, takeHint } from "~/grading/workspace.server";
import { DAY_MS } from "~/operations/time";
import { markSeen } from "~/review/notices/notices.server";
import { askMentor } from "~/review/queue/asking.server";
import { claimItem } from "~/review/queue/claims.server";
import { getScoreHistory, setScore } from "~/review/reviews/overrides.server";
import { sendReview } from "~/review/reviews/reviews.server";
import { standBy } from "~/review/rulings/findings.server";
import { openThread } from "~/review/threads/threads.server";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { SubmissionReader } from "../../app/accounts/reading/submission-reader.server";
import { doSamples, signUp } from "../setup/people";

/** Every sort of person who may stand at a door, in the order of the columns of `access.json`. */
export const PEOPLE = [
  "nobody",
  "guest",
  "owner",
  "other learner",
  "learner elsewhere",
  "mentor",
  "mentor elsewhere",
  "lead",
  "admin",
] as const;
export type Who = (typeof PEOPLE)[number];

/** The owner's differs from everyone else's. */
export const passwordOf = (who: Who) => (who === "owner" ? "a word of Olga’s own" : "correct horse battery");
/** What the owner hands in and drafts; the words stand in their work, so that a page that tells them is seen. */
export const SLUG = "fix-due-date-month-end";
/** The other form of it, which opens a week later. */
export const SECOND_FORM = "fix-night-departures";
export const DRAFT_SLUG = "test-vat-rounding";
/** What the owner reviewed, with a doubt that they stand by. */
const REVIEW_SLUG = "csv-export";

export interface World {
  readonly cookies: Readonly<Record<Who, string>>;
  readonly ids: Readonly<Record<Who, string>>;
  readonly cohort: string;
  /** What its lead asks of its learners. The owner has more time for it. */
  readonly assignment: string;
  /** A programme with that cohort in it, which has not let its leads in: no one leads it. */
  readonly programme: string;
  /** Led by the mentor of elsewhere: a programme with a cohort that has let them in, and in which no one is. */
  readonly led: { readonly programme: string; readonly cohort: string };
  /** Handed in by the owner, graded and passed, with a conversation on it. */
  submission: string;
  thread: string;
  /** What the owner asked a mentor about it. */
  item: string;
  /** What stands since a mentor has set its score. */
  result: string;
  /** Handed in by the other learner, and reviewed by the mentor and the lead, unseen by each other. */
  readTwice: string;
  /** A review of the owner's, and the item in which the finding that they stand by waits. */
  review: string;
  finding: string;
  /** What the owner shows: a certificate with its code, a portfolio's link; and the talk for which they asked. */
  certificate: string;
  code: string;
  portfolio: string;
  talk: string;
  /** A sign-up link for learners, and one that sets the other learner's password. */
  link: string;
  invite: string;
  reset: string;
  /** The secret of a link for scripts of the lead's, and its row. */
  exportLink: string;
  exportLinkId: string;
  /** Who was in the cohort until just now. */
  removed: string;
  /** The guest's one exercise, and what they have handed in. */
  guestSlug: string;
  guestSubmission: string;
  /** Another cohort, its open link, and a submission of its learner. */
  readonly elsewhere: { readonly cohort: string; invite: string; submission: string; exportLink: string };
}

const WORDS = [
  // A draft is its learner's alone.
  { word: "zebradraft", for: ["owner"] },
  { word: "zebrawork", for: ["owner", "mentor", "lead", "admin"] },
  { word: "zebratalk", for: ["owner", "mentor", "lead", "admin"] },
  { word: "zebrastand", for: ["owner", "mentor", "lead", "admin"] },
  { word: "zebraquestion", for: ["owner", "mentor", "lead", "admin"] },
  { word: "zebranote", for: ["owner", "mentor", "lead"] },
  { word: "zebrareason", for: ["owner", "mentor", "lead", "admin"] },
  { word: "Heron cohort", for: ["owner", "other learner", "mentor", "lead", "admin"] },
  { word: "zebraassigned", for: ["owner", "other learner", "mentor", "lead", "admin"] },
  { word: "Olga Owner", for: ["owner", "mentor", "lead", "admin"] },
  { word: "owner@example.org", for: ["owner", "lead", "admin"] },
] as const satisfies readonly { word: string; for: readonly Who[] }[];

/** Words in a page that are not for who reads it. */
export const tells = (who: Who, page: string): string[] =>
  WORDS.filter((known) => !(known.for as readonly Who[]).includes(who) && page.includes(known.word)).map(
    ({ word }) => word,
  );

const mail = (who: Who) => who.replaceAll(" ", "-");

/** People and cohorts, and no work yet. */
export async function makePeople(): Promise<World> {
  await indexExercises();
  const [cookies, ids] = [{ nobody: "" } as Record<Who, string>, { nobody: "" } as Record<Who, string>];
  const cohort = (await db.cohort.create({ data: { name: "Heron cohort", doubleShare: 0 } })).id;
  const elsewhere = (await db.cohort.create({ data: { name: "Stork cohort" } })).id;
  for (const who of PEOPLE) {
    if (who === "nobody" || who === "guest") continue;
    const { id, cookie } = await signUp(mail(who));
    [cookies[who], ids[who]] = [cookie, id];
    const role = { owner: "learner", mentor: "mentor", lead: "lead" }[who.replace(/ elsewhere$/, "")] ?? "learner";
    const cohortId = who.endsWith("elsewhere") ? elsewhere : cohort;
    if (who !== "admin") await db.membership.create({ data: { cohortId, userId: id, role } });
  }
  await db.user.update({ where: { id: ids.admin }, data: { isAdmin: true } });
  await db.user.update({ where: { id: ids.owner }, data: { name: "Olga Owner" } });
  const password = await hash(passwordOf("owner"));
  await db.account.updateMany({ where: { userId: ids.owner }, data: { password } });
  const guest = await makeGuest();
  cookies.guest = guest
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  ids.guest = (await db.user.findFirstOrThrow({ where: { guestUntil: { not: null } } })).id;
  const none = {
    submission: "none",
    thread: "none",
    item: "none",
    result: "none",
    review: "none",
    finding: "none",
    certificate: "none",
    code: "none",
    portfolio: "none",
    talk: "none",
    link: "none",
    invite: "none",
    reset: "none",
    removed: "none",
    exportLink: "none",
    exportLinkId: "none",
  };
  const ofGuest = { guestSlug: findFeatured()!.slug, guestSubmission: "none" };
  // Their own work is there from the start: it is the owner's that must show nowhere.
  const submission = await submit({ id: ids["learner elsewhere"] }, SLUG, sampleOf(SLUG));
  // Long enough ago for the second form, which is not open to the owner yet.
  const handedInAt = new Date(Date.now() - 8 * DAY_MS);
  await db.submission.update({ where: { id: submission }, data: { handedInAt } });
  const far = { elsewhere: { cohort: elsewhere, invite: "none", submission, exportLink: "none" } };
  await doSamples(ids.mentor);
  const readTwice = await readByTwo({ id: ids["other learner"] }, [{ id: ids.mentor }, { id: ids.lead }]);
  const assignment = await makeAssignment({ id: ids.lead }, cohort, "of the world", {
    title: "zebraassigned",
    note: "",
    slugs: [SLUG, DRAFT_SLUG],
    timeZone: "UTC",
    isRequired: true,
    opensAt: new Date("2026-01-01"),
    dueAt: new Date("2098-01-01"),
    sampleShare: null,
    eachDoes: null,
  });
  await extend({ id: ids.lead }, cohort, assignment, ids.owner, new Date("2099-01-01"));
  const programme = (
    await db.programme.create({ data: { name: "Ibis programme", cohorts: { create: { cohortId: cohort } } } })
  ).id;
  const opened = (await db.cohort.create({ data: { name: "Egret cohort" } })).id;
  const ofLed = {
    cohorts: { create: { cohortId: opened, isOpen: true } },
    leads: { create: { userId: ids["mentor elsewhere"] } },
  };
  const led = {
    programme: (await db.programme.create({ data: { name: "Crane programme", ...ofLed } })).id,
    cohort: opened,
  };
  return { cookies, ids, cohort, assignment, programme, led, readTwice, ...none, ...ofGuest, ...far };
}

/** Hands in what two then review, each from a seat of their own. */
async function readByTwo(learner: { id: string }, readers: readonly { id: string }[]): Promise<string> {
  const submissionId = await submit(learner, SLUG, sampleOf(SLUG));
  await askMentor(learner, submissionId, "");
  await db.cohort.updateMany({ data: { doubleShare: 1 } });
  for (const [place, reader] of readers.entries()) {
    const seated = { submissionId_seat: { submissionId, seat: place + 1 } };
    const { id } = await db.reviewItem.findUniqueOrThrow({ where: seated });
    await claimItem(reader, id);
    const work = { notes: [], summary: "Well done.", verdict: place === 0 ? "good" : "again", choices: { root: 2 } };
    await sendReview(reader, { id, submissionId, kind: "fix" }, { key: randomUUID(), work }, () => 0);
  }
  await db.cohort.updateMany({ data: { doubleShare: 0 } });
  // Else the first look at what they compare would write it.
  for (const reader of readers) await markSeen(reader, submissionId);
  return submissionId;
}

const personOf = (world: World, who: Who) => ({
  id: world.ids[who],
  name: who,
  email: `${mail(who)}@example.org`,
  isAdmin: who === "admin",
  ...({ editor: "monaco", singleKeys: true } as const),
});

function sampleOf(slug: string): object {
  const { kind, content } = findExercise(slug)!;
  return kind.samples(content)[0]!.work as object;
}

async function submit(learner: { id: string }, slug: string, work: object): Promise<string> {
  const outcome = await handIn(learner, slug, { key: `of the world: ${slug}`, work: { ...work, confidence: 80 } });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.submissionId;
}

/** What the owner shows to strangers, under another name, and the talk that the mentor holds. */
async function show(world: World): Promise<void> {
  const { owner, mentor } = world.ids;
  const [userId, day] = [owner, new Date("2026-11-20")];
  const statement = {
    version: 1,
    name: "Olga Public",
    track: "Trust, but run it",
    installation: "http://onramp.example",
    exercises: 1,
    counting: 1,
    from: "2026-11-20",
    to: "2026-11-20",
    skills: [],
    verdicts: null,
  };
  world.code = "0123456789abcdef";
  const issued = { code: world.code, sendKey: "of the world", issuedOn: day, statement: JSON.stringify(statement) };
  world.certificate = (await db.certificate.create({ data: { userId, track: "trust-but-run-it", ...issued } })).id;
  world.portfolio = "olga-0123456789abcdef";
  const page = { name: "Olga Public", intro: "I review.", words: "olga", chosen: "{}", link: world.portfolio };
  await db.portfolio.create({ data: { userId, ...page } });
  const two = { mentorId: mentor, firstId: world.submission, secondId: world.review };
  const asked = { learnerId: owner, track: "trust-but-run-it", round: 1, note: "zebranote", askedOn: day };
  world.talk = (await db.talk.create({ data: { ...asked, ...two } })).id;
}

/** What the owner does, and what leads and admins do for the cohort. */
export async function fillWorld(world: World): Promise<void> {
  const owner = { id: world.ids.owner };
  const sample = sampleOf(SLUG) as { files: Record<string, string> };
  const [file = "", text = ""] = Object.entries(sample.files)[0]!;
  const files = { ...sample.files, [file]: `${text}\n// zebrawork\n` };
  world.submission = await submit(owner, SLUG, { ...sample, files });
  await gradeSubmission(world.submission, createInProcess(await builtEngine()));
  world.thread = await openThread(owner, world.submission, { file, side: "new", line: 1 }, "zebratalk");
  await askMentor(owner, world.submission, "zebraquestion");
  world.item = (await db.reviewItem.findFirstOrThrow({ where: { submissionId: world.submission } })).id;
  await claimItem({ id: world.ids.mentor }, world.item);
  // For as long as this is asked.
  await db.reviewItem.update({ where: { id: world.item }, data: { leaseUntil: new Date("2099-01-01") } });
  for (const score of [50, 100]) {
    const { resultId } = await getScoreHistory(new SubmissionReader(owner, world.submission));
    const asked = { key: randomUUID(), saw: resultId, reason: "zebrareason", score };
    await setScore({ id: world.ids.mentor }, world.submission, asked);
  }
  // Else the owner's first look at their page would write it.
  await markSeen(owner, world.submission);
  world.result = (await getScoreHistory(new SubmissionReader(owner, world.submission))).resultId;
  const doubt = findExercise(REVIEW_SLUG)!;
  const { work } = doubt.kind.samples(doubt.content)[1]! as { work: { findings: { id: string }[] } };
  world.review = await submit(owner, REVIEW_SLUG, work);
  await gradeSubmission(world.review, createInProcess(await builtEngine()));
  await standBy(owner, world.review, work.findings[0]!.id, "zebrastand");
  world.finding = (await db.reviewItem.findFirstOrThrow({ where: { isFinding: true } })).id;
  await show(world);
  await saveDraft(owner, DRAFT_SLUG, { from: 0, work: { suite: "// zebradraft", confidence: null } });
  await takeHint(owner, DRAFT_SLUG);
  world.guestSubmission = await submit({ id: world.ids.guest }, world.guestSlug, sampleOf(world.guestSlug));
  const secret = (path: string | null | undefined) => path!.split("/")[2]!;
  const [lead, admin] = [personOf(world, "lead"), personOf(world, "admin")];
  world.link = secret(await makeLink(lead, world.cohort, { lastDay: "2099-01-01", maxUses: 500 }));
  const { elsewhere } = world;
  world.invite = (await db.invite.findFirstOrThrow()).id;
  await makeLink(admin, elsewhere.cohort, { lastDay: "2099-01-01", maxUses: 5 });
  elsewhere.invite = (await db.invite.findFirstOrThrow({ where: { cohortId: elsewhere.cohort } })).id;
  await makeInvite(lead, world.cohort, { email: "zoe@example.org", role: "mentor" });
  world.reset = secret((await makeResetLink(admin, world.ids["other learner"]))?.path);
  // They hear of the link on every page; what is asked is whether a learner changes their pages.
  await db.notice.deleteMany({ where: { type: "account" } });
  const { id } = await signUp("removed");
  await db.membership.create({ data: { cohortId: world.cohort, userId: id, role: "learner" } });
  await removeMember(lead, world.cohort, id);
  world.removed = id;
  world.exportLink = (await makeExportLink(lead, world.cohort, { name: "Board", key: "b" }))!;
  world.exportLinkId = (await db.exportLink.findFirstOrThrow()).id;
  await makeExportLink(admin, elsewhere.cohort, { name: "Board", key: "e" });
  // Else the first use of today would write it.
  await db.exportLink.updateMany({ data: { usedOn: new Date(new Date().toISOString().slice(0, 10)) } });
  elsewhere.exportLink = (await db.exportLink.findFirstOrThrow({ where: { cohortId: elsewhere.cohort } })).id;
}
