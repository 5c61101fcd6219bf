// Long: one cohort with every kind of person and all their work, built in order.

import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import { makeInvite, makeLink } from "~/accounts/cohorts/invites.server";
import { removeMembers } from "~/accounts/cohorts/members.server";
import { makeGuest } from "~/accounts/guests/guests.server";
import { makeResetLink } from "~/accounts/passwords/password-reset.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { createCalendarLink, findCalendarLink } from "~/cohort/assignments/calendar.server";
import { makeAssignment } from "~/cohort/assignments/edit.server";
import { extend } from "~/cohort/assignments/extensions.server";
import { findWritten } from "~/cohort/assignments/lead.server";
import { makeExportLink } from "~/cohort/exports/links.server";
import { makeTrack } from "~/cohort/tracks/edit.server";
import { type LeadTrack, listTracks } from "~/cohort/tracks/read.server";
import { releaseUpload } from "~/cohort/uploads/uploads.server";
import { db } from "~/database/db.server";
import { newId } from "~/database/ordered-ids";
import { gradeSubmission } from "~/grading/grade.server";
import { findFeatured } from "~/grading/workspace/guest-work.server";
import { addNote } from "~/grading/workspace/notes.server";
import { saveDraft, takeHint } from "~/grading/workspace/workspace.server";
import { DAY_MS } from "~/operations/time";
import { markSeen } from "~/review/notices/notices.server";
import { askMentor } from "~/review/queue/asking.server";
import { claimItem } from "~/review/queue/claims.server";
import { setScore } from "~/review/reviews/overrides.server";
import { addLine } from "~/review/reviews/own-lines.server";
import { sendReview } from "~/review/reviews/reviews.server";
import { getScoreHistory } from "~/review/reviews/score-history.server";
import { standBy } from "~/review/rulings/findings.server";
import { openThread } from "~/review/threads/threads.server";
import { SubmissionReader } from "../../app/accounts/reading/submission-reader.server";
import { cookieOf } from "../setup/over-http";
import { doSamples, signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitWork } from "../setup/submissions";

/** Every kind of person who may send a request, in the order of the columns of `access.json`. */
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

/** The owner's password differs from everyone else's. */
export const passwordOf = (who: Who) => (who === "owner" ? "a word of Olga’s own" : "correct horse battery");
/**
 * The exercises that the owner hands in and drafts. The owner's work contains special words, so that the test notices a
 * page that leaks these words.
 */
export const SLUG = "fix-due-date-month-end";
/** The second form of the exercise `SLUG`, which opens a week later. */
export const SECOND_FORM = "fix-night-departures";
export const DRAFT_SLUG = "test-vat-rounding";
/** The exercise that the owner reviewed, with a finding whose result the owner disputes. */
const REVIEW_SLUG = "csv-export";

export interface World {
  readonly cookies: Readonly<Record<Who, string>>;
  readonly ids: Readonly<Record<Who, string>>;
  readonly cohort: string;
  /** An assignment for the cohort's learners. The owner has an extended deadline. */
  readonly assignment: string;
  readonly assignmentVersion: string;
  /**
   * A programme that contains the cohort. The cohort has not opened its reports to the programme, and only admins lead
   * the programme.
   */
  readonly programme: string;
  /**
   * A programme led by "mentor elsewhere", with a cohort that has opened its reports to the programme and has no
   * members.
   */
  readonly led: { readonly programme: string; readonly cohort: string };
  /** The owner's submission, graded and passed, with a conversation on it. */
  submission: string;
  thread: string;
  /** The owner's note to themselves on the same exercise. */
  note: string;
  /** The owner's question to a mentor about the submission. */
  item: string;
  /** The submission's current result, after a mentor set its score. */
  result: string;
  /** A submission of the other learner, which the mentor and the lead reviewed independently. */
  readTwice: string;
  /** The solution that the other learner shares: the same submission. */
  solution: string;
  /** The other learner's post in the exercise's discussion. */
  post: string;
  /** The mentor's review of the other learner's submission. */
  sentReview: string;
  /** A review by the owner, and the queue item of the finding whose result the owner disputes. */
  review: string;
  finding: string;
  /**
   * What the owner shows to strangers: a certificate with its code, and a portfolio link. `talk` is the talk that the
   * owner requested.
   */
  certificate: string;
  code: string;
  portfolio: string;
  talk: string;
  /** The secret in the link to the owner's calendar. */
  calendar: string;
  /** A track that the lead made for the cohort, and a line that the lead added to the cohort's rubric. */
  readonly track: string;
  readonly trackVersion: string;
  readonly line: string;
  /** An upload for the cohort, checked but not released. The upload with the slug `uploadedSlug` is released. */
  readonly upload: string;
  readonly uploadedSlug: string;
  /** A sign-up link for learners, the id of its row, and a link that sets the other learner's password. */
  link: string;
  invite: string;
  reset: string;
  /** The secret in the lead's export link for scripts, and the id of the link's row. */
  exportLink: string;
  exportLinkId: string;
  /** A person who was just removed from the cohort. */
  removed: string;
  section: string;
  /** The guest's only exercise, and their submission. */
  guestSlug: string;
  guestSubmission: string;
  /** Another cohort, its open link, a submission by its learner, and its export link. */
  readonly elsewhere: {
    readonly cohort: string;
    invite: string;
    section: string;
    submission: string;
    exportLink: string;
  };
}

const WORDS = [
  // A draft is visible only to its learner.
  { word: "zebradraft", for: ["owner"] },
  // Only the learner sees their notes to themselves.
  { word: "zebramargin", for: ["owner"] },
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

/** Lists the words on a page that this reader must not see. */
export const tells = (who: Who, page: string): string[] =>
  WORDS.filter((known) => !(known.for as readonly Who[]).includes(who) && page.includes(known.word)).map(
    ({ word }) => word,
  );

const mail = (who: Who) => who.replaceAll(" ", "-");

/** Creates people and cohorts, with only a few submissions. */
export async function makePeople(): Promise<World> {
  await indexExercises();
  const [cookies, ids] = [{ nobody: "" } as Record<Who, string>, { nobody: "" } as Record<Who, string>];
  const cohort = (await db.cohort.create({ data: { name: "Heron cohort", doubleShare: 0, allowsUploads: true } })).id;
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
  cookies.guest = cookieOf(guest);
  ids.guest = (await db.user.findFirstOrThrow({ where: { guestUntil: { not: null } } })).id;
  const none = {
    submission: "none",
    thread: "none",
    note: "none",
    item: "none",
    result: "none",
    review: "none",
    finding: "none",
    certificate: "none",
    code: "none",
    portfolio: "none",
    talk: "none",
    calendar: "none",
    link: "none",
    invite: "none",
    reset: "none",
    removed: "none",
    section: "none",
    exportLink: "none",
    exportLinkId: "none",
  };
  const ofGuest = { guestSlug: findFeatured()!.slug, guestSubmission: "none" };
  // These people have their own work from the start, because the test looks for the owner's work on their pages.
  const submission = await submitWork({ id: ids["learner elsewhere"] }, SLUG);
  // Backdate the submission, so that this learner can open the second form. The owner can't open it yet.
  const handedInAt = new Date(Date.now() - 8 * DAY_MS);
  await db.submission.update({ where: { id: submission }, data: { handedInAt } });
  const far = { elsewhere: { cohort: elsewhere, invite: "none", section: "none", submission, exportLink: "none" } };
  await doSamples(ids.mentor);
  const readTwice = await readByTwo({ id: ids["other learner"] }, [{ id: ids.mentor }, { id: ids.lead }]);
  const mine = { submissionId: readTwice, mentorId: ids.mentor };
  const { id: sentReview } = await db.mentorReview.findFirstOrThrow({ where: mine, select: { id: true } });
  const shown = { note: "I counted the days.", isNamed: false, sharedOn: new Date("2026-11-20") };
  const ofOther = { userId: ids["other learner"], slug: SLUG, submissionId: readTwice };
  const solution = (await db.solution.create({ data: { ...ofOther, ...shown } })).id;
  const said = { text: "Which day counts?", isNamed: false, letter: 0, isSpoiler: false, isAfterPass: false };
  const post = newId();
  await db.post.create({
    data: { ...said, id: post, topicId: post, slug: SLUG, userId: ids["other learner"] },
  });
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
    sectionId: null,
  });
  await extend({ id: ids.lead }, cohort, assignment, [ids.owner], new Date("2099-01-01"));
  await makeTrack({ id: ids.lead }, cohort, "of the world", { title: "zebraassigned", about: "", slugs: [SLUG] });
  const [{ id: track, version: trackVersion }] = (await listTracks(cohort)) as [LeadTrack];
  const { version: assignmentVersion } = (await findWritten(cohort, assignment))!;
  const versions = { assignmentVersion, trackVersion };
  await addLine({ id: ids.lead }, cohort, { makeKey: "of the world", text: "Says for whom", kinds: ["fix"] });
  const { id: line } = await db.cohortLine.findFirstOrThrow({ where: { cohortId: cohort }, select: { id: true } });
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
  const uploads = await uploadTwo({ id: ids.lead, isAdmin: false }, cohort);
  const shared = { readTwice, sentReview, solution, post, ...uploads };
  return {
    cookies,
    ids,
    cohort,
    assignment,
    track,
    ...versions,
    line,
    programme,
    led,
    ...shared,
    ...none,
    ...ofGuest,
    ...far,
  };
}

/** Uploads two copies of an exercise, and releases the second one. */
async function uploadTwo(person: { id: string; isAdmin: boolean }, cohortId: string) {
  const { folder } = await db.revision.findFirstOrThrow({ where: { slug: SLUG }, select: { folder: true } });
  const uploadedSlug = "own-two";
  const uploaded = { cohortId, uploadedById: person.id, folder, state: "ready", uploadedAt: new Date() };
  const [upload, other] = [
    await db.upload.create({ data: { ...uploaded, slug: "own-one" } }),
    await db.upload.create({ data: { ...uploaded, slug: uploadedSlug } }),
  ];
  await releaseUpload({ person, cohortId, cohort: "Heron cohort" }, other.id, [cohortId]);
  return { upload: upload.id, uploadedSlug };
}

/** Hands in a submission that two people then review independently. */
async function readByTwo(learner: { id: string }, readers: readonly { id: string }[]): Promise<string> {
  const submissionId = await submitWork(learner, SLUG);
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
  // Mark the comparison as seen. Otherwise, the readers' first view of it would write to the database during the test.
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

/** Creates what the owner shows to strangers, under another name, and the talk that the mentor conducts. */
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
  await db.interview.create({ data: { userId, round: 7, theme: "first-weeks", slugs: '["csv-export"]' } });
  world.portfolio = "olga-0123456789abcdef";
  const page = { name: "Olga Public", intro: "I review.", words: "olga", chosen: "{}", link: world.portfolio };
  await db.portfolio.create({ data: { userId, ...page } });
  const two = { mentorId: mentor, firstId: world.submission, secondId: world.review };
  const asked = { learnerId: owner, track: "trust-but-run-it", round: 1, note: "zebranote", askedOn: day };
  await createCalendarLink({ id: owner });
  world.calendar = (await findCalendarLink({ id: owner }))!.split("/").at(-2)!;
  world.talk = (await db.talk.create({ data: { ...asked, ...two } })).id;
}

/** Creates the owner's work, and the data that leads and admins add for the cohort. */
export async function fillWorld(world: World): Promise<void> {
  const owner = { id: world.ids.owner };
  const sample = sampleOf<{ files: Record<string, string> }>(SLUG);
  const [file = "", text = ""] = Object.entries(sample.files)[0]!;
  const files = { ...sample.files, [file]: `${text}\n// zebrawork\n` };
  world.submission = await submitWork(owner, SLUG, { ...sample, files });
  await gradeSubmission(world.submission, await testSandbox());
  world.thread = await openThread(owner, world.submission, { file, side: "new", line: 1 }, "zebratalk");
  await askMentor(owner, world.submission, "zebraquestion");
  world.item = (await db.reviewItem.findFirstOrThrow({ where: { submissionId: world.submission } })).id;
  await claimItem({ id: world.ids.mentor }, world.item);
  // Extend the claim, which must last as long as the test.
  await db.reviewItem.update({ where: { id: world.item }, data: { leaseUntil: new Date("2099-01-01") } });
  for (const score of [50, 100]) {
    const { resultId } = await getScoreHistory(new SubmissionReader(owner, world.submission));
    const asked = { key: randomUUID(), saw: resultId, reason: "zebrareason", score };
    await setScore({ id: world.ids.mentor }, world.submission, asked);
  }
  // Mark the page as seen. Otherwise, the owner's first view of it would write to the database during the test.
  await markSeen(owner, world.submission);
  world.result = (await getScoreHistory(new SubmissionReader(owner, world.submission))).resultId;
  const doubt = findExercise(REVIEW_SLUG)!;
  const { work } = doubt.kind.samples(doubt.content)[1]! as { work: { findings: { id: string }[] } };
  world.review = await submitWork(owner, REVIEW_SLUG, work);
  await gradeSubmission(world.review, await testSandbox());
  await standBy(owner, world.review, work.findings[0]!.id, "zebrastand");
  world.finding = (await db.reviewItem.findFirstOrThrow({ where: { isFinding: true } })).id;
  await show(world);
  await saveDraft(owner, DRAFT_SLUG, { from: 0, work: { suite: "// zebradraft", confidence: null } });
  await takeHint(owner, DRAFT_SLUG);
  await addNote(owner, SLUG, "of the world", { file, side: "new", line: 1, code: "zebramargin", text: "zebramargin" });
  world.note = (await db.note.findFirstOrThrow({ where: { userId: owner.id } })).id;
  world.guestSubmission = await submitWork({ id: world.ids.guest }, world.guestSlug);
  const secret = (made: { readonly path: string } | null | undefined) => made!.path.split("/")[2]!;
  const [lead, admin] = [personOf(world, "lead"), personOf(world, "admin")];
  world.link = secret(await makeLink(lead, world.cohort, { lastDay: "2099-01-01", maxUses: 500 }));
  const { elsewhere } = world;
  world.invite = (await db.invite.findFirstOrThrow()).id;
  await makeLink(admin, elsewhere.cohort, { lastDay: "2099-01-01", maxUses: 5 });
  elsewhere.invite = (await db.invite.findFirstOrThrow({ where: { cohortId: elsewhere.cohort } })).id;
  await makeInvite(lead, world.cohort, { email: "zoe@example.org", role: "mentor" });
  world.reset = secret(await makeResetLink(admin, world.ids["other learner"]));
  // Creating that link gave the other learner a notice, which every page shows. Delete the notice, because the test
  // checks that the owner's actions don't change the other learner's pages.
  await db.notice.deleteMany({ where: { type: "account" } });
  const { id } = await signUp("removed");
  await db.membership.create({ data: { cohortId: world.cohort, userId: id, role: "learner" } });
  await removeMembers(lead, world.cohort, [id]);
  world.removed = id;
  world.section = (await db.section.create({ data: { cohortId: world.cohort, name: "Group A" } })).id;
  elsewhere.section = (await db.section.create({ data: { cohortId: elsewhere.cohort, name: "Group A" } })).id;
  world.exportLink = (await makeExportLink(lead, world.cohort, { name: "Board", key: "b" }))!;
  world.exportLinkId = (await db.exportLink.findFirstOrThrow()).id;
  await makeExportLink(admin, elsewhere.cohort, { name: "Board", key: "e" });
  // Mark the link as used today. Otherwise, its first use would write to the database during the test.
  await db.exportLink.updateMany({ data: { usedOn: new Date(new Date().toISOString().slice(0, 10)) } });
  elsewhere.exportLink = (await db.exportLink.findFirstOrThrow({ where: { cohortId: elsewhere.cohort } })).id;
}
