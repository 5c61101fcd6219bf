import { expect, vi } from "vitest";
import { reportAbuse } from "~/review/threads/abuse.server";
import { settleAbuse } from "~/review/threads/settle-abuse.server";
import { makeInvite, makeLink } from "../../app/accounts/cohorts/invites.server";
import { join } from "../../app/accounts/cohorts/join.server";
import { makeResetLink } from "../../app/accounts/passwords/password-reset.server";
import { register } from "../../app/accounts/sign-in/registration.server";
import { findExercise } from "../../app/catalogue/catalogue.server";
import { makeAssignment } from "../../app/cohort/assignments/edit.server";
import { extend } from "../../app/cohort/assignments/extensions.server";
import { findAssigned } from "../../app/cohort/assignments/learner.server";
import { followNews } from "../../app/cohort/counts/follow.server";
import { makeExportLink } from "../../app/cohort/exports/links.server";
import { setSchedule } from "../../app/cohort/exports/schedule.server";
import { changeLink, getPortfolio, openPortfolio, savePortfolio } from "../../app/cohort/own/portfolio.server";
import { makePublished } from "../../app/cohort/published/published.server";
import { makeTrack } from "../../app/cohort/tracks/edit.server";
import { db } from "../../app/database/db.server";
import { gradeSubmission } from "../../app/grading/grade.server";
import { regradeSubmission } from "../../app/grading/regrades/regrade.server";
import { addNote } from "../../app/grading/workspace/notes.server";
import type { ReviewWork } from "../../app/kinds/review/work";
import { writePost } from "../../app/review/discussion/write-posts.server";
import { listSamples, sendSample } from "../../app/review/marked/marked.server";
import { sendAnnouncement } from "../../app/review/notices/announcements.server";
import { claimItem } from "../../app/review/queue/claims.server";
import { addLine } from "../../app/review/reviews/own-lines.server";
import { saveReviewDraft } from "../../app/review/reviews/review-drafts.server";
import { sendReview } from "../../app/review/reviews/reviews.server";
import { fieldsOf } from "../../app/review/reviews/rubric";
import { EMPTY_REVIEW } from "../../app/review/reviews/verdicts";
import { applyRuling } from "../../app/review/rulings/apply-rulings.server";
import { standBy } from "../../app/review/rulings/findings.server";
import { rule } from "../../app/review/rulings/rulings.server";
import { findExerciseReader } from "../../app/review/solutions/exercise-reader.server";
import { share } from "../../app/review/solutions/share.server";
import { askTalk } from "../../app/review/talks/asked-talks.server";
import { endTalk } from "../../app/review/talks/end-talk.server";
import { addSnippet } from "../../app/review/threads/snippets.server";
import * as account from "../../app/routes/account/account/route";
import * as cohort from "../../app/routes/lead/cohorts.$id/route";
import * as work from "../../app/routes/learner/exercises.$slug_.work/route";
import * as submission from "../../app/routes/learner/submissions.$id/route";
import type { Sandbox } from "../../app/sandbox/contract";
import { recordUse } from "../../app/tutor/model/use.server";
import { addQuestion, addReply } from "../../app/tutor/talk/turns.server";
import { writeExports } from "../../app/worker/exports.server";
import { read, send, sendJson } from "../setup/ask";
import { cookieOf } from "../setup/over-http";
import { readerOf } from "../setup/readers";

/**
 * People and the data that they create. Everything that Ana writes contains `WORD`, everything that Bo writes contains
 * `OTHER`. Long: one person's history from beginning to end.
 */
export const WORD = "zyxgrue";
export const OTHER = "quuxblat";
export const PASSWORD = `${WORD} horse battery`;

export interface Somebody {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly cookie: string;
}

export async function enrol(name: string, email: string, password = "correct horse battery"): Promise<Somebody> {
  const outcome = await register(name, email, password);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return { id: outcome.personId, name, email, cookie: cookieOf(outcome.headers) };
}

/** Returns the person in the form in which a guard would return them. */
const asPerson = ({ id, name, email }: Somebody, isAdmin = false) => ({
  id,
  name,
  email,
  isAdmin,
  editor: "monaco" as const,
  singleKeys: true,
});

export interface World {
  readonly bo: Somebody;
  readonly lee: Somebody;
  readonly maya: Somebody;
  readonly root: Somebody;
  readonly spring: string;
  readonly autumn: string;
  /** Bo's submission, graded. */
  readonly bos: string;
  /** Bo's review with a finding that the key doesn't mention, graded. */
  readonly bosDoubt: string;
  readonly sandbox: Sandbox;
}

const open = (id: string) => ({ path: `/submissions/${id}`, params: { id } });

/** Hands in work with the workspace's own request. Returns the submission's id. */
export async function handInAs(who: Somebody, slug: string, key: string, made: object): Promise<string> {
  const ask = { do: "hand-in", key, work: { ...made, confidence: 80 } };
  const { body } = await sendJson(work.action as never, `/exercises/${slug}/work`, ask, {
    cookie: who.cookie,
    params: { slug },
  });
  const reply = (await body!.json()) as { ok: boolean; submissionId: string };
  expect(reply).toMatchObject({ ok: true });
  return reply.submissionId;
}

/** A change without issues. One of its samples is a review with a finding that the key doesn't mention. */
const DOUBTED = "csv-export";

/** Returns the best work from the exercise's folder, or the sample at index `at`. */
const sample = (slug: string, at = 0) => {
  const { kind, content } = findExercise(slug)!;
  return kind.samples(content).at(at)!.work as never;
};

const fixed = (word: string): object => {
  const { files } = sample("fix-due-date-month-end") as { files: Record<string, string> };
  return {
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `${text}// ${word}\n`])),
    scratch: `// ${word}, in a test of their own\n`,
  };
};
const reviewed = (word: string): object => {
  const { findings, verdict } = sample("partial-refunds") as ReviewWork;
  return {
    verdict,
    read: [],
    findings: findings.map((finding) => ({
      ...finding,
      text: `${finding.text} ${word}`,
      proof: finding.proof && `${finding.proof}// ${word}\n`,
    })),
  };
};
const tested = (word: string): object => {
  const { suite } = sample("test-vat-rounding") as { suite: string };
  const wrong = `it("${word}", () => {\n  throw new Error("${word} broke");\n});\n`;
  return { suite: `${suite}\n// ${word}\n${wrong}` };
};

async function comment(who: Somebody, id: string, fields: object): Promise<void> {
  const { path, params } = open(id);
  const { status, data } = await send(submission.action as never, path, fields, { cookie: who.cookie, params });
  expect({ status, data }).toMatchObject({ status: 200 });
}

async function note(who: Somebody, id: string, text: string): Promise<string> {
  const { path, params } = open(id);
  const { data } = await read(submission.loader as never, path, { cookie: who.cookie, params });
  const before = new Set((await db.thread.findMany({ where: { submissionId: id } })).map((thread) => thread.id));
  await comment(who, id, { intent: "comment", form: "new", file: data.graded.files[0], side: "new", line: "1", text });
  const threads = await db.thread.findMany({ where: { submissionId: id } });
  return threads.find((thread) => !before.has(thread.id))!.id;
}

const itemOf = async (submissionId: string) =>
  (await db.reviewItem.findUniqueOrThrow({ where: { submissionId_seat: { submissionId, seat: 1 } } })).id;

/** Returns the item in which a finding from this review waits for a mentor. */
async function findingOf(submissionId: string) {
  const { itemId } = await db.stoodBy.findUniqueOrThrow({ where: { submissionId } });
  return db.reviewItem.findUniqueOrThrow({ where: { id: itemId! } });
}

/** Reviews the samples that new mentors start with. */
async function reviewSamples(who: Somebody): Promise<void> {
  for (const { slug, kind } of await listSamples(who)) {
    const chosen = fieldsOf(kind).map((name) => [name, name === "verdict" ? "talk" : "1"]);
    expect(await sendSample(who, slug, Object.fromEntries(chosen))).toEqual({ ok: true });
  }
}

async function ask(who: Somebody, id: string, question: string): Promise<void> {
  const { path, params } = open(id);
  const asked = { intent: "ask-mentor", question };
  const { status } = await send(submission.action as never, path, asked, { cookie: who.cookie, params });
  expect(status).toBe(303);
}

async function setScore(who: Somebody, id: string, score: string, reason: string): Promise<void> {
  const { path, params } = open(id);
  const { data } = await read(submission.loader as never, path, { cookie: who.cookie, params });
  const { key, resultId } = data.graded.scored;
  const fields = { intent: "set-score", key, saw: resultId, score, reason };
  const { status } = await send(submission.action as never, path, fields, { cookie: who.cookie, params });
  expect(status).toBe(303);
}

async function review(who: Somebody, id: string, summary: string): Promise<void> {
  const item = { id: await itemOf(id), submissionId: id, kind: "fix" as const };
  expect(await claimItem(who, item.id)).toBe(true);
  const work = { ...EMPTY_REVIEW, verdict: "again", summary };
  expect(await sendReview(who, item, { key: summary, work }, () => 0)).toMatchObject({ ok: true });
}

/** Creates everyone except Ana, and what they did. */
export async function makeOthers(sandbox: Sandbox): Promise<World> {
  const [bo, lee, maya, root] = [
    await enrol(`Bo ${OTHER}`, `${OTHER}@example.org`),
    await enrol("Lee", "lee@example.org"),
    await enrol("Maya", "maya@example.org"),
    await enrol("Robin", "root@example.org"),
  ];
  await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
  const [spring, autumn] = [
    (await db.cohort.create({ data: { name: "Spring", doubleShare: 0 } })).id,
    (await db.cohort.create({ data: { name: "Autumn", doubleShare: 0 } })).id,
  ];
  for (const [cohortId, userId, role] of [
    [spring, bo.id, "learner"],
    [spring, lee.id, "mentor"],
    [spring, maya.id, "lead"],
    [autumn, bo.id, "learner"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
  await reviewSamples(lee);
  const bos = await handInAs(bo, "fix-due-date-month-end", "of bo, once", fixed(OTHER));
  await gradeSubmission(bos, sandbox);
  const bosDoubt = await handInAs(bo, DOUBTED, "of a doubt of bo", sample(DOUBTED, 1));
  await gradeSubmission(bosDoubt, sandbox);
  return { bo, lee, maya, root, spring, autumn, bos, bosDoubt, sandbox };
}

/** Creates Ana, and fills every field that a person can fill. Ends with one submission that is not graded yet. */
export async function liveAsAna(world: World): Promise<{ ana: Somebody; submissions: string[] }> {
  const { bo, lee, maya, root, spring, autumn, bos, bosDoubt, sandbox } = world;
  const ana = await enrol(`Zyxgrue Planted`, `${WORD}@example.org`, PASSWORD);
  const asks = (slug: string, json: object) =>
    sendJson(work.action as never, `/exercises/${slug}/work`, json, { cookie: ana.cookie, params: { slug } });

  const asAna = (id: string) => ({ cookie: ana.cookie, params: { id } });

  // Cohorts: Ana joins one as a learner with a link, and another as its lead with an invite to her address.
  const link = await makeLink(asPerson(maya), spring, { lastDay: "2099-01-01", maxUses: 5 });
  await join(asPerson(ana), link!.path.split("/").at(-1)!);
  const invite = await makeInvite(asPerson(root, true), autumn, { email: ana.email, role: "lead" });
  await join(asPerson(ana), invite!.path.split("/").at(-1)!);
  // Her address is confirmed, so deleting her account deletes this invite even though it is still open.
  await db.user.update({ where: { id: ana.id }, data: { emailVerified: true } });
  await makeInvite(asPerson(root, true), spring, { email: ana.email, role: "mentor" });
  await makeInvite(asPerson(ana), autumn, { email: "third@example.org", role: "mentor" });
  await makeResetLink(asPerson(root, true), ana.id);
  await send(account.action as never, "/account", { intent: "settings", editor: "plain" }, { cookie: ana.cookie });

  // Drafts: one that is saved twice, one that is discarded, and one for a review.
  const suite = (more: string) => ({ suite: `// ${WORD} ${more.repeat(3000)}`, confidence: null });
  const first = await asks("test-late-fee", { do: "save", from: 0, work: suite("long") });
  const { version } = (await first.body!.json()) as { version: number };
  await asks("test-late-fee", { do: "save", from: version, work: suite("other") });
  await asks("test-opening-hours", { do: "save", from: 0, work: suite("gone") });
  await asks("test-opening-hours", { do: "discard" });
  const finding = {
    place: { whole: true },
    class: null,
    severity: null,
    text: WORD,
    proof: WORD,
    done: false,
    id: "f1",
  };
  await asks("credit-note-numbering", {
    do: "save",
    from: 0,
    work: { findings: [finding], verdict: null, confidence: null, read: [] },
  });
  await asks("test-late-fee", { do: "hint" });
  const toHerself = {
    file: "tests/suite.test.ts",
    side: "new" as const,
    line: 1,
    code: `// ${WORD} other`,
    text: `${WORD}?`,
  };
  await addNote(ana, "test-late-fee", "of ana, once", toHerself);
  // Conversations with the tutor about three drafts: one is kept, one is discarded, one is handed in.
  const about = (slug: string) => ({ slug, submissionId: null });
  const question = await addQuestion(ana, about("test-late-fee"), { rung: "ask", text: `Why ${WORD}?` });
  await addReply(ana, question, `What is ${WORD}?`);
  await addQuestion(ana, about("test-opening-hours"), { rung: "ask", text: `${WORD} gone` });
  await asks("test-opening-hours", { do: "discard" });
  await addQuestion(ana, about("partial-refunds"), { rung: "ask", text: `Is it ${WORD}?` });
  const used = { promptTokens: 900, replyTokens: 120, isEstimated: false };
  await recordUse("tutor", { userId: ana.id, cohortId: spring }, used);

  // Submissions of each kind, and a draft before one of them.
  await asks("partial-refunds", {
    do: "save",
    from: 0,
    work: { findings: [finding], verdict: null, confidence: null, read: [] },
  });
  const submissions = [
    await handInAs(ana, "partial-refunds", `${WORD} the first`, reviewed(WORD)),
    await handInAs(ana, "test-vat-rounding", `${WORD} the second`, tested(WORD)),
    await handInAs(ana, "fix-due-date-month-end", `${WORD} the third`, fixed(WORD)),
  ];
  for (const id of submissions) await gradeSubmission(id, sandbox);
  const [, tried, repaired] = submissions as [string, string, string];
  // Solutions: her own, on which Bo votes, and Bo's, whose note names her and on which she votes.
  const hers = { note: `${WORD} is how`, isNamed: true };
  const [ofHers, ofBos] = [
    await share(ana, repaired, hers),
    await share(bo, bos, { note: `I learned it from Zyxgrue Planted. ${OTHER}`, isNamed: false }),
  ];
  const votes = [
    { solutionId: ofHers!.split("/").at(-1)!, userId: bo.id },
    { solutionId: ofBos!.split("/").at(-1)!, userId: ana.id },
  ];
  await db.solutionVote.createMany({ data: votes });

  // Discussions: a post of hers with a reply, and a post of Bo's that names her, with her reply.
  const post = async (who: Somebody, text: string, topic: string | null = null) => {
    const reader = (await findExerciseReader({ ...who, isAdmin: false }, "fix-due-date-month-end"))!;
    const written = await writePost(reader, { text, isNamed: false, isSpoiler: false }, topic);
    return written.ok ? written.id : "";
  };
  await post(bo, "As you say.", await post(ana, `${WORD}, anyone?`));
  await post(ana, `As ${WORD} does`, await post(bo, "Ask Zyxgrue Planted."));

  // Set-aside drafts: one that is set aside when she works on a submission again.
  await asks("test-vat-rounding", { do: "save", from: 0, work: suite("aside") });
  const workAgain = (fields: object) =>
    send(submission.action as never, open(tried).path, { intent: "work-again", ...fields }, asAna(tried));
  expect((await workAgain({ instead: (await workAgain({})).data.draft })).status).toBe(303);
  const { kind, content } = findExercise("fix-due-date-month-end")!;
  const answer = `${kind.can.explainBack!.modelAnswer(content)}\n// ${WORD}\n`;
  const told = await send(
    submission.action as never,
    open(repaired).path,
    { intent: "explain", answer },
    {
      cookie: ana.cookie,
      params: { id: repaired },
      context: { sandbox },
    },
  );
  expect(told.status).toBe(303);

  // Conversations about her work and about Bo's, in which others quote her.
  const own = await note(ana, repaired, `${WORD} on my own work`);
  await comment(lee, repaired, {
    intent: "reply",
    form: own,
    text: `> ${WORD} on my own work\n\nlee-says-so, Zyxgrue Planted`,
  });
  const elsewhere = await note(ana, bos, `Look at the ${WORD} of it.\nThe second line.`);
  await comment(bo, bos, {
    intent: "reply",
    form: elsewhere,
    text: `> Look at the ${WORD} of it.\n> The second line.\n\nThank you, Zyxgrue Planted. ${OTHER}`,
  });
  await note(lee, bos, `Zyxgrue Planted does it so, too; write to ${WORD}@example.org.`);

  // Her question to a mentor, and the mentor's review. Her own review as a mentor, reviews that are only drafts, and
  // texts in them that name her.
  await ask(ana, repaired, `${WORD}, and why?`);
  await review(lee, repaired, `Well done, Zyxgrue Planted: ${WORD}`);
  await ask(bo, bos, "");
  await reviewSamples(ana);
  await review(ana, bos, `${WORD} is the way`);
  await ask(bo, bos, `Zyxgrue Planted says so; I wrote to ${WORD}@example.org. ${OTHER}`);
  const waiting = await itemOf(bos);
  const begun = { ...EMPTY_REVIEW, summary: `Not yet: ${WORD}` };
  expect(await saveReviewDraft(ana, waiting, { from: 0, work: begun })).toMatchObject({ ok: true });
  const naming = { ...EMPTY_REVIEW, summary: "As Zyxgrue Planted said" };
  expect(await saveReviewDraft(lee, waiting, { from: 0, work: naming })).toMatchObject({ ok: true });

  // Scores that mentors set: Lee sets hers, she sets Bo's, and Lee sets Bo's again with a reason that names her.
  await setScore(lee, repaired, "77", `lee-set-it, Zyxgrue Planted: ${WORD}`);
  await setScore(ana, bos, "66", `${WORD}, which is why`);
  await setScore(lee, bos, "100", `As Zyxgrue Planted said. ${OTHER}`);

  // A finding whose result she disputes, a finding by Bo on which she rules, and texts about both that name her.
  const doubted = await handInAs(ana, DOUBTED, `${WORD} of a doubt`, sample(DOUBTED, 1));
  await gradeSubmission(doubted, sandbox);
  submissions.push(doubted);
  const { findings } = sample(DOUBTED, 1) as ReviewWork;
  expect(await standBy(ana, doubted, findings[0]!.id, `It fails for ${WORD}`)).toBe(true);
  expect(await standBy(bo, bosDoubt, findings[0]!.id, `As Zyxgrue Planted says. ${OTHER}`)).toBe(true);
  const asIssue = { decision: "key", severity: "minor" };
  const named = { ...asIssue, title: "Zyxgrue Planted found it", why: `${WORD}@example.org saw it` };
  expect(await rule(lee, await findingOf(doubted), named)).toMatchObject({ ok: true });
  const byAna = { ...asIssue, title: `${WORD} is wrong`, why: `${WORD} breaks` };
  expect(await rule(ana, await findingOf(bosDoubt), byAna)).toMatchObject({ ok: true });
  for (const { id } of await db.ruling.findMany()) await applyRuling(id);
  for (const id of [doubted, bosDoubt]) await regradeSubmission(id, sandbox);
  // Mentors' snippets: a shared one by her, and one by another mentor that names her.
  const kept = { name: `${WORD} again`, text: `What of ___, ${WORD}?`, cohortId: autumn };
  expect(await addSnippet(ana, kept)).toBe(true);
  expect(await addSnippet(lee, { name: "As ever", text: "As Zyxgrue Planted said", cohortId: spring })).toBe(true);

  // Assignments: her own, to a cohort that she leads; and one to her, with an exercise picked for her, a deadline
  // extension, and texts that name her.
  const slugs = ["test-late-fee", "test-opening-hours", "fix-dedupe-quadratic"];
  const dates = { opensAt: new Date("2026-01-01"), dueAt: new Date("2099-01-01"), timeZone: "UTC" };
  const asked = { ...dates, slugs, isRequired: true, sampleShare: null, sectionId: null, eachDoes: null };
  await makeAssignment(ana, autumn, "of her form", { ...asked, title: `${WORD} week`, note: `Look at ${WORD}` });
  const ofHer = { ...asked, eachDoes: 1, title: "For Zyxgrue Planted", note: `Ask ${WORD}@example.org. ${OTHER}` };
  const assigned = await makeAssignment(maya, spring, "of a form of hers", ofHer);
  expect(await findAssigned(ana, assigned)).toMatchObject({ parts: [{ state: expect.any(String) }] });
  expect(await extend(maya, spring, assigned, [ana.id], new Date("2099-02-01"))).toMatchObject({ learners: 1 });

  // Tracks: one that she made, and one that names her. They contain no exercises, so they change no one's next
  // exercise.
  const ofTrack = { title: `${WORD} track`, about: `By ${WORD}`, slugs: [] };
  expect(await makeTrack(ana, autumn, "of her track", ofTrack)).toBe(true);
  const forHer = { title: "For Zyxgrue Planted, too", about: `Ask ${WORD}@example.org. ${OTHER}`, slugs: [] };
  expect(await makeTrack(maya, spring, "of a track of hers", forHer)).toBe(true);

  // Rubric lines: one that she added, and one that names her.
  expect(await addLine(ana, autumn, { makeKey: "of her line", text: `Says ${WORD}`, kinds: ["fix"] })).toBe(true);
  const likeHer = { makeKey: "of a line of hers", text: "As Zyxgrue Planted would", kinds: ["fix"] as const };
  expect(await addLine(maya, spring, likeHer)).toBe(true);

  // Announcements: one that she sent, and one that names her.
  expect(await sendAnnouncement(ana, autumn, { sendKey: "of hers", text: `${WORD} tells everyone` })).toBe("sent");
  const toAll = { sendKey: "of maya", text: "Zyxgrue Planted speaks on Friday" };
  expect(await sendAnnouncement(maya, spring, toAll)).toBe("sent");

  // Reports of abuse: one that she made, one whose reason and settlement name her, and one that she settles.
  const oneBy = async (author: Somebody, id: string) =>
    (await db.comment.findFirstOrThrow({ where: { authorId: author.id, thread: { submissionId: id } } })).id;
  const reported = { type: "comment" as const, reason: `${WORD} hurts` };
  expect(await reportAbuse(ana, repaired, { ...reported, about: await oneBy(lee, repaired) })).toEqual({ ok: true });
  const alsoNaming = { type: "comment" as const, reason: `Zyxgrue Planted thinks so, too. ${OTHER}` };
  expect(await reportAbuse(bo, bos, { ...alsoNaming, about: await oneBy(lee, bos) })).toEqual({ ok: true });
  const { id: byBo } = await db.abuseReport.findFirstOrThrow({ where: { reporterId: bo.id } });
  const settler = await readerOf(spring, { id: maya.id });
  expect(await settleAbuse(settler, byBo, `I asked Zyxgrue Planted. ${OTHER}`)).toBe(true);
  const inAutumn = { reporterId: bo.id, aboutId: root.id, cohortId: autumn, submissionId: bos, type: "comment" };
  const { id: ofRobin } = await db.abuseReport.create({ data: { ...inAutumn, subject: "gone", reason: OTHER } });
  expect(await settleAbuse(await readerOf(autumn, { id: ana.id }), ofRobin, `${WORD} settled it`)).toBe(true);

  // Portfolios and talks: her own portfolio and talk, the talk with Bo that she conducts as a mentor, and texts in them
  // that name her.
  const certify = (who: Somebody, name: string) => {
    const statement = {
      version: 1,
      name,
      track: "Trust, but run it",
      installation: "http://onramp.example",
      exercises: 1,
      counting: 1,
      from: "2026-11-20",
      to: "2026-11-20",
      skills: [],
      verdicts: null,
    };
    const row = { userId: who.id, sendKey: `${name} once`, code: `code of ${name}`, track: "trust-but-run-it" };
    return db.certificate.create({ data: { ...row, issuedOn: new Date(), statement: JSON.stringify(statement) } });
  };
  const show = async (who: Somebody, word: string, intro: string) => {
    const chosen = { skills: [word], tracks: [], certificates: [], exercises: [] };
    await savePortfolio(who, { name: word, intro, chosen });
    await openPortfolio(who, `${word}-old`);
    await changeLink(who, (await getPortfolio(who)).composed!.link!, `${word}-new`);
  };
  await show(ana, WORD, `${WORD} is what I do`);
  await show(bo, OTHER, `I paired with Zyxgrue Planted. ${OTHER}`);
  const talked = async (mentor: Somebody, who: Somebody, firstId: string, word: string, words: string) => {
    await certify(who, word);
    expect(await askTalk(who, "trust-but-run-it", `${word} at four, with Zyxgrue Planted`)).toBe(true);
    const { id } = await db.talk.findFirstOrThrow({ where: { learnerId: who.id } });
    await db.talk.update({ where: { id }, data: { mentorId: mentor.id, firstId, secondId: firstId } });
    expect(await endTalk(mentor, id, { decision: "not-yet", choices: {}, words })).toBe(true);
  };
  await talked(lee, ana, repaired, WORD, "lee-talked-so with Zyxgrue Planted");
  await talked(ana, bo, bos, OTHER, `${WORD} is to be practised`);
  // Links for scripts: one that she created, and one that names her. Scheduled exports: one that contains her, and one
  // in her name. She leads a programme, and is counted in the figures that a cohort publishes.
  const leads = { create: { userId: ana.id } };
  await db.programme.create({ data: { name: "Intake", leads, cohorts: { create: { cohortId: spring } } } });
  await makePublished(spring);
  await makeExportLink(ana, autumn, { name: `${WORD} reads`, key: "a" });
  await makeExportLink(maya, spring, { name: "For Zyxgrue Planted", key: "m" });
  await followNews();
  await setSchedule(maya, spring, "weekly");
  await setSchedule(ana, autumn, "daily");
  expect(await writeExports()).toBe(2);

  // Views of work: other people view her work, and she views theirs.
  for (const who of [lee, root])
    await read(submission.loader as never, open(repaired).path, { cookie: who.cookie, params: { id: repaired } });
  for (const [who, id] of [
    [maya, spring],
    [ana, autumn],
  ] as const)
    await read(cohort.loader as never, `/cohorts/${id}`, { cookie: who.cookie, params: { id } });
  const looks = { OR: [{ ownerId: ana.id }, { viewerId: ana.id }] };
  await vi.waitFor(async () => expect(await db.look.count({ where: looks })).toBe(7), 5_000);

  submissions.push(await handInAs(ana, "fix-dedupe-quadratic", `${WORD} in line`, { files: {} }));
  return { ana, submissions };
}
