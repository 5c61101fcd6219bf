import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setCohortRules } from "~/accounts/cohorts/cohort-rules.server";
import { listNamedTexts } from "~/accounts/privacy/named-texts.server";
import { deleteRowsOf } from "~/accounts/privacy/privacy-delete.server";
import { nameFor } from "~/accounts/reading/names.server";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { enrolAll, pass, passTrack } from "../../../tests/setup/passes";
import { makePerson } from "../../../tests/setup/people";
import { readerOf } from "../../../tests/setup/readers";
import { listNotices } from "../notices/list-notices.server";
import { askMentor } from "../queue/asking.server";
import { askTalk, findOwnTalk, hasTeacher, takeBackTalk } from "./asked-talks.server";
import { endTalk, refuseJudged } from "./end-talk.server";
import { TALK_RUBRIC } from "./talk";
import { chooseTwo, countTalks, findTalk, listTalks } from "./talks.server";
import { type HandIn, refuseTwo } from "./two-submissions.server";

// Long: a talk from its request to its end, on the same passed track.

const TRACK = "security-reviewer";
let people = 0;
let learner: { id: string; name: string };
let mentor: { id: string; name: string };
let stranger: { id: string; name: string };
let cohortId = "";

/** A certificate as it would be issued: its contents are tested elsewhere. */
const certify = (userId: string, sendKey = "once", track: string = TRACK) =>
  db.certificate.create({
    data: {
      userId,
      sendKey,
      code: `${userId}${sendKey}`,
      track,
      statement: `{"of":"${sendKey}"}`,
      issuedOn: new Date(),
    },
  });

beforeAll(() => indexExercises());
beforeEach(async () => {
  const named = (name: string) => makePerson(`${name}${people++}`);
  [learner, mentor, stranger] = [await named("learner"), await named("mentor"), await named("stranger")];
  cohortId = await enrolAll({ [learner.id]: "learner", [mentor.id]: "mentor" });
  await enrolAll({ [stranger.id]: "mentor" });
});

const good = Object.fromEntries(TALK_RUBRIC.map(({ id }) => [id, "1"]));
const signing = { decision: "sign" as const, choices: good, words: "" };
const notYet = { decision: "not-yet" as const, choices: good, words: "Say next time why you left that line alone." };

const hideNames = () =>
  setCohortRules(mentor, cohortId, {
    sampleShare: 0,
    doubleShare: 0,
    hidesNames: true,
    allowsPeers: false,
    stuckTries: 3,
    quietDays: 14,
    hasTutor: true,
    tutorDays: 30,
    hasCommentDrafts: false,
  });

/** A talk that was requested by a learner who has a certificate and two passed reviews. */
async function asked(): Promise<{ id: string; two: string[] }> {
  const two = await passTrack(learner, TRACK);
  await certify(learner.id);
  expect(await askTalk(learner, TRACK, "Tuesdays")).toBe(true);
  const [talk] = (await listTalks(mentor)).asked;
  return { id: talk!.id, two };
}

describe("requesting a talk", () => {
  it("needs a valid certificate, and someone who teaches; a repeated request adds no second talk", async () => {
    expect(await askTalk(learner, TRACK, "Tuesdays")).toBe(false);
    const { id } = await certify(learner.id);
    expect(await Promise.all([askTalk(learner, TRACK, "Tuesdays"), askTalk(learner, TRACK, "Fridays")])).toEqual([
      true,
      true,
    ]);
    expect(await db.talk.count({ where: { learnerId: learner.id } })).toBe(1);
    const alone = await makePerson(`alone${people++}`);
    await certify(alone.id);
    expect([await hasTeacher(alone), await askTalk(alone, TRACK, "Tuesdays")]).toEqual([false, false]);
    await enrolAll({ [alone.id]: "learner" });
    expect(await hasTeacher(alone)).toBe(false);
    const own = (await findOwnTalk(learner, TRACK))!;
    expect([await takeBackTalk(stranger, own.id), await takeBackTalk(learner, own.id)]).toEqual([false, true]);
    expect(await findOwnTalk(learner, TRACK)).toBeNull();
    await db.certificate.update({ where: { id }, data: { withdrawnOn: new Date() } });
    expect(await askTalk(learner, TRACK, "Tuesdays")).toBe(false);
  });

  it("needs the certificate of the whole track, not of an earlier step", async () => {
    const { id } = await certify(learner.id);
    await db.certificate.update({ where: { id }, data: { step: 2 } });
    expect(await askTalk(learner, TRACK, "Tuesdays")).toBe(false);
    await certify(learner.id, "whole");
    expect(await askTalk(learner, TRACK, "Tuesdays")).toBe(true);
  });

  it("is visible only to people who teach the learner, not to the learner", async () => {
    const { id } = await asked();
    expect([await countTalks(mentor), await countTalks(stranger)]).toEqual([1, 0]);
    expect((await listTalks(mentor)).asked).toMatchObject([
      { learner: learner.name, track: "Security reviewer", note: "Tuesdays" },
    ]);
    expect(await findTalk(stranger, id)).toBeNull();
    // A learner can't hold their own talk, even if they are a mentor elsewhere.
    await enrolAll({ [learner.id]: "mentor" });
    await db.membership.create({ data: { cohortId: await enrolAll({}), userId: learner.id, role: "learner" } });
    expect([await findTalk(learner, id), await countTalks(learner)]).toEqual([null, 0]);
    expect(await takeBackTalk(learner, id)).toBe(true);
    expect([await findTalk(mentor, id), await countTalks(mentor)]).toEqual([null, 0]);
  });
});

describe("choosing the two", () => {
  const handIn = (n: number, kind: HandIn["kind"]): HandIn => ({
    submissionId: `s${n}`,
    slug: `e${n}`,
    title: "",
    kind,
  });
  it.each([
    [["s0"], "Choose two"],
    [["s0", "s0"], "Choose two"],
    [["s0", "s1", "s2"], "Choose two"],
    [["s0", "other"], "Choose two"],
    [["s1", "s2"], "a review"],
    [["s0", "s2"], null],
  ])("%j of a review, a test and a fix: %s", (ids, says) => {
    const refused = refuseTwo([handIn(0, "review"), handIn(1, "test"), handIn(2, "fix")], ids);
    if (says) expect(refused).toContain(says);
    else expect(refused).toBeNull();
  });
  it("needs no review if none is passed", () => {
    expect(refuseTwo([handIn(1, "test"), handIn(2, "fix")], ["s1", "s2"])).toBeNull();
  });

  it("takes passed submissions of the learner in the track, and makes the chooser its holder", async () => {
    const { id, two } = await asked();
    const elsewhere = await pass(learner, "test-opening-hours");
    expect((await findTalk(mentor, id))!.passed.map(({ submissionId }) => submissionId).sort()).toEqual(
      [...two].sort(),
    );
    expect(await chooseTwo(mentor, id, [two[0]!, elsewhere])).toContain("Choose two");
    expect(await chooseTwo(stranger, id, two)).toContain("no longer exists");
    expect((await findTalk(mentor, id))!.isMine).toBe(false);
    expect(await chooseTwo(mentor, id, two)).toBeNull();
    expect(await findTalk(mentor, id)).toMatchObject({ isMine: true, mentor: mentor.name });
    expect((await findTalk(mentor, id))!.two).toHaveLength(2);
    // The talk is about the chosen submissions, even if the learner passes one of the exercises again.
    const { slug } = await db.submission.findUniqueOrThrow({ where: { id: two[0]! } });
    await pass(learner, slug);
    const { passed, two: chosen } = (await findTalk(mentor, id))!;
    expect(passed.map(({ submissionId }) => submissionId).sort()).toEqual([...two].sort());
    expect(chosen!.map(({ submissionId }) => submissionId).sort()).toEqual([...two].sort());
  });

  it("leaves out submissions that wait for a review in a cohort that hides names", async () => {
    const { id, two } = await asked();
    expect(await askMentor(learner, two[0]!, "")).toBe(true);
    expect((await findTalk(mentor, id))!.passed).toHaveLength(2);
    await hideNames();
    expect((await findTalk(mentor, id))!.passed.map(({ submissionId }) => submissionId)).toEqual([two[1]]);
  });

  it("shows a hidden name once a mentor has taken the talk, and only to that mentor", async () => {
    const { id, two } = await asked();
    await hideNames();
    const colleague = await makePerson(`colleague${people++}`);
    await db.membership.create({ data: { cohortId, userId: colleague.id, role: "lead" } });
    const namesFor = async (who: { id: string }) => [
      (await listTalks(who)).asked[0]!.learner,
      (await findTalk(who, id))!.learner,
    ];
    // The talk's pages show the same number as the pages of these submissions, so that neither reveals the name.
    const number = await nameFor(mentor, learner, two[0]!);
    expect(number).toMatch(/^Learner \d{5}$/);
    for (const who of [mentor, colleague]) expect(await namesFor(who)).toEqual([number, number]);
    expect(await chooseTwo(mentor, id, two)).toBeNull();
    expect(await namesFor(mentor)).toEqual([learner.name, learner.name]);
    expect(await namesFor(colleague)).toEqual([number, number]);
    expect(await endTalk(mentor, id, notYet)).toBe(true);
    expect((await listTalks(mentor)).held[0]!.learner).toBe(learner.name);
  });
});

describe("ending a talk", () => {
  it('needs a step on every line, above the lowest to sign, and a text for "not yet"', () => {
    const [line] = TALK_RUBRIC;
    expect(refuseJudged(signing)).toEqual({});
    expect(Object.keys(refuseJudged({ ...signing, choices: {} }))).toEqual(TALK_RUBRIC.map(({ id }) => id));
    for (const wrong of ["3", "-1", "x", "1.5", "01"])
      expect(Object.keys(refuseJudged({ ...signing, choices: { ...good, [line!.id]: wrong } }))).toEqual([line!.id]);
    const low = { ...good, [line!.id]: "0" };
    expect(refuseJudged({ ...signing, choices: low })[line!.id]).toContain("not yet");
    expect(refuseJudged({ ...notYet, choices: low })).toEqual({});
    expect(Object.keys(refuseJudged({ ...notYet, words: "Practise." }))).toEqual(["words"]);
    expect(Object.keys(refuseJudged({ ...signing, words: "x".repeat(2_001) }))).toEqual(["words"]);
  });

  it("signed: each valid certificate gets a second one that says so, only once, and both can be verified", async () => {
    const { id, two } = await asked();
    await certify(learner.id, "second");
    await certify(learner.id, "elsewhere", "first-weeks");
    await db.certificate.update({
      where: { id: (await certify(learner.id, "gone")).id },
      data: { withdrawnOn: new Date() },
    });
    expect(await endTalk(mentor, id, signing)).toBe(false);
    await chooseTwo(mentor, id, two);
    const ended = await Promise.all([endTalk(mentor, id, signing), endTalk(mentor, id, signing)]);
    expect(ended.sort()).toEqual([false, true]);
    const rows = await db.certificate.findMany({ where: { userId: learner.id }, orderBy: { sendKey: "asc" } });
    expect(rows.map(({ sendKey, statement, talkId }) => [sendKey, statement, talkId])).toEqual([
      ["elsewhere", '{"of":"elsewhere"}', null],
      ["gone", '{"of":"gone"}', null],
      ["once", '{"of":"once"}', null],
      ["once explained", '{"of":"once"}', id],
      ["second", '{"of":"second"}', null],
      ["second explained", '{"of":"second"}', id],
    ]);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(6);
    expect(await findOwnTalk(learner, TRACK)).toMatchObject({ state: "signed", mentor: mentor.name });
    // No other talk can follow a signed one.
    expect(await askTalk(learner, TRACK, "Again")).toBe(true);
    expect(await db.talk.count({ where: { learnerId: learner.id } })).toBe(1);
    expect(await db.auditEvent.findMany({ where: { actorId: mentor.id } })).toMatchObject([
      { action: "talk.signed", aboutId: learner.id, subject: `talk:${id}` },
    ]);
    expect(await listNotices(learner)).toMatchObject([{ type: "talk", to: "/me/certificates", isRead: false }]);
    expect((await listTalks(mentor)).held).toMatchObject([{ id, state: "signed" }]);
  });

  it("not yet: the learner reads the text, and may ask again", async () => {
    const { id, two } = await asked();
    await chooseTwo(mentor, id, two);
    expect(await endTalk(stranger, id, notYet)).toBe(false);
    expect(await endTalk(mentor, id, notYet)).toBe(true);
    expect(await findOwnTalk(learner, TRACK)).toMatchObject({ state: "not-yet", words: notYet.words });
    expect(await db.certificate.count({ where: { userId: learner.id } })).toBe(1);
    expect(await askTalk(learner, TRACK, "Once more")).toBe(true);
    expect((await listTalks(mentor)).asked).toMatchObject([{ note: "Once more" }]);
    // Only the learner and the talk's mentor can read the mentor's text.
    const colleague = await makePerson(`colleague${people++}`);
    await db.membership.create({ data: { cohortId, userId: colleague.id, role: "lead" } });
    expect(await findTalk(colleague, id)).toBeNull();
    expect((await findTalk(mentor, id))?.words).toBe(notYet.words);
  });

  it("is not possible for people who no longer teach the learner", async () => {
    const { id, two } = await asked();
    await chooseTwo(mentor, id, two);
    await db.membership.deleteMany({ where: { userId: mentor.id } });
    expect(await endTalk(mentor, id, signing)).toBe(false);
    expect(await db.talk.findUnique({ where: { id } })).toMatchObject({ state: "asked" });
  });
});

describe("when an account is deleted", () => {
  it("the mentor's: signed talks stay signed, by “a mentor”, without the mentor's text", async () => {
    const { id, two } = await asked();
    await chooseTwo(mentor, id, two);
    await endTalk(mentor, id, { ...signing, words: "Zyxgrue says well done." });
    await db.$transaction((tx) => deleteRowsOf(tx, mentor.id));
    expect(await findOwnTalk(learner, TRACK)).toMatchObject({ state: "signed", mentor: "a mentor", words: "" });
    expect(await db.certificate.count({ where: { talkId: id } })).toBe(1);
  });

  it("another member's: no lead reads the talk, which is only for its two people", async () => {
    const { id, two } = await asked();
    const other = await makePerson(`Quentin${people++}`);
    await db.membership.create({ data: { cohortId, userId: other.id, role: "learner" } });
    await db.talk.update({ where: { id }, data: { note: `with ${other.name}` } });
    await chooseTwo(mentor, id, two);
    await endTalk(mentor, id, { ...notYet, words: `As ${other.name} did it, which was well done.` });
    await db.portfolio.create({
      data: {
        userId: learner.id,
        name: "",
        intro: `I paired with ${other.name}.`,
        words: "",
        chosen: "{}",
        link: "ana",
      },
    });
    await db.$transaction((tx) => deleteRowsOf(tx, other.id));
    const talk = await db.talk.findUniqueOrThrow({ where: { id } });
    expect([talk.note, talk.words]).toEqual([`with ${other.name}`, `As ${other.name} did it, which was well done.`]);
    expect((await db.portfolio.findUniqueOrThrow({ where: { userId: learner.id } })).intro).toBe(
      `I paired with ${other.name}.`,
    );
    const { rows } = await listNamedTexts(await readerOf(cohortId));
    expect(rows.map(({ after }) => after)).toEqual(["I paired with deleted."]);
    expect(await db.namedText.count({ where: { cohortId } })).toBe(1);
  });

  it("the learner's: the talk is deleted", async () => {
    await asked();
    await db.$transaction((tx) => deleteRowsOf(tx, learner.id));
    expect([await db.talk.count({ where: { learnerId: learner.id } }), await countTalks(mentor)]).toEqual([0, 0]);
  });
});
