import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPerson } from "~/accounts/guards.server";
import { listKept } from "~/accounts/privacy/privacy";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { followNews } from "~/cohort/counts/follow.server";
import { getTrackTable } from "~/cohort/overview/cohort.server";
import { getFunnel } from "~/cohort/overview/funnel.server";
import { getSkillTable, getWeeks } from "~/cohort/overview/overview.server";
import { getLearnHome, getRecord } from "~/cohort/own/learner.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { TRACK_IDS } from "~/kinds/skills";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { listUnanswered } from "~/review/threads/unanswered.server";
import * as page from "~/routes/account/me_.data/route";
import * as leaving from "~/routes/account/me_.data_.delete/route";
import * as exporting from "~/routes/account/me_.data_.export/route";
import * as reports from "~/routes/lead/cohorts.$id_.reports/route";
import type { Sandbox } from "~/sandbox/contract";
import { createPool } from "~/sandbox/processes/pool.server";
import { writeExports } from "~/worker/exports.server";
import { read, send } from "./setup/ask";
import { runCommand } from "./setup/commands";
import { readerOf } from "./setup/readers";
import { isQuick } from "./setup/runs";
import {
  enrol,
  handInAs,
  liveAsAna,
  makeOthers,
  OTHER,
  PASSWORD,
  type Somebody,
  WORD,
  type World,
} from "./your-data/journey";
import { captureLog, inFiles, inTables } from "./your-data/search";

/**
 * Promise 3: a word is planted in every field that a person can fill; the person downloads all of their data and
 * deletes it, and the test then searches for the word everywhere. Long: the parts are one story on one database, which
 * takes a long time to create.
 */
const isSqlite = env.databaseKind === "sqlite";
const logged = captureLog();
let sandbox: Sandbox;
let world: World;
let ana: Somebody;
let submissions: string[];
/** The figures on everyone's pages before Ana arrived. They must be the same after she has left. */
let before: unknown;
const outside = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-outside-"));
const backup = path.join(outside, "backup.db");
const commandEnv = { DATABASE_URL: env.databaseUrl, DATA_DIR: env.dataDir };

/** Returns everything that a cohort's overview shows. */
async function overviewOf(cohortId: string) {
  const reader = await readerOf(cohortId);
  const learners = await reader.list();
  const ids = await reader.ids();
  const tables = TRACK_IDS.map((track) => {
    const inTrack = listExercises([cohortId]).filter((one) => one.track === track);
    return getTrackTable(reader, inTrack, ids);
  });
  const [skills, funnel, weeks] = await Promise.all([
    getSkillTable(reader, ids),
    getFunnel(reader),
    getWeeks(reader, new Date()),
  ]);
  // Maya makes a sign-up link in the meantime. Its places count as invited people, but not as learners.
  return { learners, skills, funnel: { ...funnel, invited: null }, weeks, tracks: await Promise.all(tables) };
}

async function figures({ bo, spring, autumn }: World) {
  await followNews();
  const [inSpring, inAutumn, record, home] = await Promise.all([
    overviewOf(spring),
    overviewOf(autumn),
    getRecord(bo),
    getLearnHome(bo),
  ]);
  // Leave out what a lead assigned in the meantime, which stays assigned.
  const { assigned: _, next: __, ...kept } = home;
  return { inSpring, inAutumn, record, home: kept, people: await db.user.count() };
}

beforeAll(async () => {
  await indexExercises();
  sandbox = createPool({ size: 1 });
  world = await makeOthers(sandbox);
  before = await figures(world);
  ({ ana, submissions } = await liveAsAna(world));
});
afterAll(async () => {
  await sandbox?.close();
  fs.rmSync(outside, { recursive: true, force: true });
});

/** Texts that only Ana wrote. */
const OWN_WORDS = [`${WORD} is what I do`, `${WORD} on my own work`, `${WORD} is the way`, `${WORD} week`];
const words = () => [WORD, "Zyxgrue", ...submissions];
const download = (who: Somebody) => send(exporting.action as never, "/me/data/export", {}, { cookie: who.cookie });
const leave = (who: Somebody, password: string) =>
  send(leaving.action as never, "/me/data/delete", { password }, { cookie: who.cookie });

async function unzipped(who: Somebody) {
  const { status, headers, body } = await download(who);
  expect([status, headers.get("Content-Type")]).toEqual([200, "application/zip"]);
  const bytes = new Uint8Array(await body!.arrayBuffer());
  const text = new TextDecoder();
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, text.decode(data)]));
  const rows = (table: string) => JSON.parse(files[`data/${table}.json`]!).rows as Record<string, unknown>[];
  return { bytes, files, rows, all: Object.values(files).join("\n") };
}

/**
 * Where the download contains the rows of each table that stores something about a person, keyed by table; false if the
 * download's README says why the rows are missing.
 */
const IN_DOWNLOAD: Readonly<Record<string, string | false>> = {
  User: "account",
  Session: "sessions",
  SignIn: "sign-ins",
  TwoFactor: "second-step",
  Passkey: "passkeys",
  Account: "account",
  Verification: "password-links",
  Membership: "memberships",
  Invite: "invites",
  ProgrammeLead: "programmes-you-lead",
  PublishedLedger: "published-figures",
  ExportLink: "export-links",
  ExportSchedule: "scheduled-exports",
  Draft: "drafts",
  Note: "notes",
  Assignment: "assignments-by-you",
  CohortTrack: "tracks-by-you",
  CohortLine: "lines-by-you",
  Announcement: "announcements-by-you",
  Upload: "exercises-by-you",
  Extension: "extensions",
  AssignmentPick: "picks",
  Submission: "submissions",
  Result: "submissions",
  Explanation: "submissions",
  AiJudgement: "submissions",
  TryFact: "figures",
  TryParts: "figures",
  LearnerTally: "figures",
  SkillTally: "figures",
  ClassTally: "figures",
  SureTally: "figures",
  WeekTally: "figures",
  TrackTally: "figures",
  ModelUse: "model-use",
  HintUse: "hints",
  TutorTurn: "tutor",
  ModelReview: "model-reviews",
  Thread: "threads",
  Comment: "comments",
  ReviewItem: "questions-to-mentors",
  StoodBy: "findings-stood-by",
  Ruling: "rulings-by-you",
  Regrade: "score-changes",
  ReviewDraft: "reviews-not-sent",
  Snippet: "snippets",
  MentorReview: "reviews-by-you",
  MarkedReview: "samples-reviewed",
  Notice: "notices",
  Override: "scores-set-by-you",
  Solution: "solutions",
  SolutionVote: "solution-votes",
  Post: "posts",
  Portfolio: "portfolio",
  ClosedLink: "portfolio-closed",
  Interview: "interviews",
  Certificate: "certificates",
  Talk: "talks",
  AbuseReport: "reports-by-you",
  Look: "looks-at-your-work",
  AuditEvent: "changes",
  NamedText: false,
  Outbox: false,
  Job: false,
  RateLimiterFlexible: false,
};

describe("the page about your data", () => {
  it("shows who looked, in which role, and on which day", async () => {
    const { data } = await read(page.loader as never, "/me/data", { cookie: ana.cookie });
    const day = new Date().toISOString().slice(0, 10);
    const said = data.looks.map(
      (look: { viewer: string; role: string; submission: { title: string } | null; day: string }) =>
        [look.viewer, look.role, look.submission !== null, look.day].join(),
    );
    // Maya looks at her table, and exports it.
    const mayas = [`Maya,lead,false,${day}`, `Maya,lead,false,${day}`];
    expect(said.sort()).toEqual([`Lee,mentor,true,${day}`, ...mayas, `Robin,admin,true,${day}`]);
    expect(data.looks.filter(({ isExport }: { isExport: boolean }) => isExport)).toMatchObject([{ viewer: "Maya" }]);
    expect(data.total).toBe(4);
  });

  it("lists what is kept and why, and says when to retry after too many downloads", async () => {
    const { data } = await read(page.loader as never, "/me/data?wait=700", { cookie: ana.cookie });
    expect(data.kept.map(({ table }: { table: string }) => table)).toContain("Submission");
    expect(data.wait).toBe("in 12 minutes");
  });
});

describe("the download", () => {
  it("contains all rows of its person", async () => {
    const { rows } = await unzipped(ana);
    const ids = (table: string) =>
      rows(table)
        .map(({ id }) => id)
        .sort();
    const mine = async (found: Promise<{ id: string }[]>) => (await found).map(({ id }) => id).sort();
    const userId = ana.id;
    expect(ids("account")).toEqual([userId]);
    expect(ids("sessions")).toEqual(await mine(db.session.findMany({ where: { userId } })));
    expect(ids("submissions")).toEqual([...submissions].sort());
    const results = rows("submissions").flatMap((row) => row.results as { id: string }[]);
    expect(results.map(({ id }) => id).sort()).toEqual(
      await mine(db.result.findMany({ where: { submission: { userId } } })),
    );
    // A mentor set one of the results, and the grader created the other five.
    expect(results).toHaveLength(6);
    const given = ids("scores-set-by-you");
    expect(given).toEqual(await mine(db.override.findMany({ where: { byId: userId } })));
    expect(given).toHaveLength(1);
    expect(rows("scores-set-on-yours")).toMatchObject([{ by: "Lee", toScore: 0.77 }]);
    expect(rows("findings-stood-by")).toMatchObject([{ text: `It fails for ${WORD}`, ruling: { ruledBy: "Lee" } }]);
    expect(rows("score-changes")).toHaveLength(1);
    expect(rows("rulings-by-you")).toMatchObject([{ title: `${WORD} is wrong`, decision: "key" }]);
    expect(rows("submissions").filter(({ explanation }) => explanation !== null)).toHaveLength(1);
    expect(rows("drafts").map(({ slug }) => slug)).toEqual([
      "credit-note-numbering",
      "test-late-fee",
      "test-vat-rounding",
    ]);
    expect(rows("drafts").map(({ setAside }) => JSON.stringify(setAside).includes(`${WORD} aside`))).toEqual([
      false,
      false,
      true,
    ]);
    expect(rows("model-use")).toMatchObject([
      { purpose: "tutor", calls: 1, promptTokens: 900, cohortId: world.spring },
    ]);
    expect(rows("hints")).toEqual([{ slug: "test-late-fee", step: 1 }]);
    expect(rows("tutor").map(({ slug, speaker, text }) => [slug, speaker, text])).toEqual([
      ["test-late-fee", "learner", `Why ${WORD}?`],
      ["test-late-fee", "tutor", `What is ${WORD}?`],
      ["partial-refunds", "learner", `Is it ${WORD}?`],
    ]);
    expect(ids("threads")).toEqual(await mine(db.thread.findMany({ where: { submission: { userId } } })));
    const comments = rows("threads").flatMap((row) => row.comments as { id: string }[]);
    expect([...comments.map(({ id }) => id), ...ids("comments")].sort()).toEqual(
      await mine(
        db.comment.findMany({ where: { OR: [{ authorId: userId }, { thread: { submission: { userId } } }] } }),
      ),
    );
    expect(
      rows("memberships")
        .map(({ role, cohort }) => [role, (cohort as { name: string }).name].join())
        .sort(),
    ).toEqual(["lead,Autumn", "learner,Spring"]);
    expect(
      rows("invites")
        .map(({ boundTo, madeBy }) => [boundTo, madeBy].join())
        .sort(),
    ).toEqual(["another address,you", "your address,someone else", "your address,someone else"]);
    expect(ids("changes")).toEqual(
      await mine(db.auditEvent.findMany({ where: { OR: [{ actorId: userId }, { aboutId: userId }] } })),
    );
    expect(ids("notices")).toEqual(await mine(db.notice.findMany({ where: { userId } })));
    expect(rows("assignments-by-you")).toMatchObject([{ title: `${WORD} week`, note: `Look at ${WORD}` }]);
    expect(rows("tracks-by-you")).toMatchObject([{ title: `${WORD} track`, about: `By ${WORD}` }]);
    expect(rows("lines-by-you")).toMatchObject([{ text: `Says ${WORD}`, kinds: ["fix"] }]);
    expect(rows("announcements-by-you")).toMatchObject([{ text: `${WORD} tells everyone` }]);
    expect(rows("extensions")).toMatchObject([{ dueAt: "2099-02-01T00:00:00.000Z" }]);
    expect(rows("picks")).toMatchObject([{ place: 0, slug: expect.any(String), fit: expect.any(String) }]);
    expect(new Set(rows("notices").map(({ type }) => type))).toEqual(
      new Set(["account", "announcement", "answer", "review", "ruling", "score", "talk"]),
    );
    expect(rows("solutions")).toMatchObject([{ note: `${WORD} is how`, isNamed: true, votes: 1 }]);
    expect(rows("solution-votes")).toMatchObject([{ exercise: "fix-due-date-month-end" }]);
    expect(rows("posts").map(({ text }) => text)).toEqual([`${WORD}, anyone?`, `As ${WORD} does`]);
    expect(rows("portfolio")).toMatchObject([
      { name: WORD, intro: `${WORD} is what I do`, chosen: { skills: [WORD] } },
    ]);
    expect(rows("portfolio-closed")).toHaveLength(1);
    expect(rows("certificates")).toMatchObject([{ statement: { name: WORD }, code: expect.stringContaining("CODE") }]);
    expect(rows("talks")).toMatchObject([
      { mentor: "Lee", state: "not-yet", words: "lee-talked-so with Zyxgrue Planted" },
    ]);
    expect(rows("talks-held")).toMatchObject([{ state: "not-yet", words: `${WORD} is to be practised` }]);
    expect(rows("looks-at-your-work")).toHaveLength(4);
    expect(rows("your-looks")).toHaveLength(3);
    expect(rows("programmes-you-lead")).toMatchObject([{ name: "Intake" }]);
    expect(rows("published-figures")).toMatchObject([{ cohort: { id: world.spring }, counts: [] }]);
    expect(rows("export-links")).toMatchObject([{ name: `${WORD} reads` }]);
    expect(rows("scheduled-exports")).toEqual([{ cohortId: world.autumn, every: "daily" }]);
    expect(rows("password-links")).toHaveLength(1);
  });

  it("has a place for each table that stores something about a person, or says why not", async () => {
    expect(Object.keys(IN_DOWNLOAD).sort()).toEqual(
      listKept()
        .map(({ table }) => table)
        .sort(),
    );
    const { files, rows } = await unzipped(ana);
    const places = new Set(Object.values(IN_DOWNLOAD).filter((place) => place !== false));
    expect([...places].filter((place) => !(`data/${place}.json` in files))).toEqual([]);
    const unlisted = Object.keys(files).filter((name) => {
      const [, table] = /^data\/(.*)\.json$/.exec(name) ?? [];
      return table && !new RegExp(`^ +${table} `, "m").test(files["README.txt"]!);
    });
    expect(unlisted).toEqual([]);
    const notHere = files["README.txt"]!.split("Not included: ")[1]!;
    for (const word of ["sign-in counters", "the grading queue", "signals for open pages", "a lead decides"])
      expect(notHere.replace(/\s+/g, " ")).toContain(word);
    const figured = rows("figures").map(({ of }) => of);
    const facts = await db.tryFact.count({ where: { userId: ana.id } });
    expect(figured.filter((of) => of === "TryFact")).toHaveLength(facts);
    const tallies = ["LearnerTally", "SkillTally", "ClassTally", "SureTally", "WeekTally", "TrackTally"];
    expect(figured).toEqual(expect.arrayContaining(["TryFact", ...tallies]));
    expect(rows("figures").some(({ parts }) => parts !== null && parts !== undefined)).toBe(true);
  });

  it("contains work as files and findings as Markdown", async () => {
    const { files } = await unzipped(ana);
    expect(Object.keys(files).filter((name) => name.startsWith("work/"))).toEqual(
      expect.arrayContaining([
        "work/partial-refunds/try-1/findings.md",
        "work/partial-refunds/try-1/proofs/finding-1.test.ts",
        "work/test-vat-rounding/try-1/tests/suite.test.ts",
      ]),
    );
    expect(files["work/test-vat-rounding/try-1/tests/suite.test.ts"]).toContain(`throw new Error("${WORD} broke")`);
    expect(files["work/partial-refunds/try-1/findings.md"]).toMatch(/^# Verdict: Request changes, 80% sure/);
    expect(files["drafts/test-late-fee/tests/suite.test.ts"]).toContain(WORD);
    expect(files["README.txt"]).toContain("data/");
    for (const [name, text] of Object.entries(files))
      if (name.endsWith(".json")) expect(JSON.parse(text).version).toBe(1);
  });

  it("contains what mentors wrote to the person, but no secrets, no hidden tests and nothing else by others", async () => {
    const { all } = await unzipped(ana);
    expect(all).toContain("lee-says-so");
    expect(all).toContain("lee-set-it");
    expect(all).not.toContain(OTHER);
    expect(all).not.toContain("third@example.org");
    for (const { email } of [world.bo, world.lee, world.maya, world.root]) expect(all).not.toContain(email);
    for (const { token } of await db.session.findMany()) expect(all).not.toContain(token);
    for (const { password } of await db.account.findMany()) expect(all).not.toContain(password);
    for (const { tokenHash } of await db.invite.findMany()) expect(all).not.toContain(tokenHash);
    expect(all).not.toContain("hidden/twins");
    const { all: bos } = await unzipped(world.bo);
    expect(bos).toContain(OTHER);
    // Bo's download contains what Ana wrote on Bo's work, but not her own work or her address.
    expect(bos).toContain(`Look at the ${WORD} of it.`);
    for (const id of submissions) expect(bos).not.toContain(id);
    expect(bos).not.toContain(ana.id);
  });

  it("has no entry whose time shows when it was made", async () => {
    const { bytes } = await unzipped(ana);
    const zip = Buffer.from(bytes);
    const times = new Set<number>();
    for (let at = zip.indexOf("PK\u0003\u0004"); at >= 0; at = zip.indexOf("PK\u0003\u0004", at + 1))
      times.add(zip.readUInt32LE(at + 10));
    // 1 January 1980, 0:00: the earliest time that a zip file can store.
    expect([...times]).toEqual([0x210000]);
  });

  it("is available ten times an hour", async () => {
    const eager = await enrol("Eager", "eager@example.org");
    for (let n = 0; n < 10; n++) await (await download(eager)).body!.body!.cancel();
    const { status, location } = await download(eager);
    expect([status, location]).toEqual([303, expect.stringMatching(/^\/me\/data\?wait=\d+$/)]);
    await leave(eager, "correct horse battery");
  });
});

describe("deleting an account", () => {
  beforeAll(async () => {
    if (!isSqlite) return;
    const { status, stderr } = await runCommand("backup.mjs", [backup], { env: commandEnv });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });

  it("starts from data that the search finds", async () => {
    const found = await inTables(words());
    for (const column of [
      "User.name",
      "User.email",
      "Draft.work",
      "Submission.work",
      "Submission.handInKey",
      "Result.report",
    ])
      expect(found.map((place) => place.split(":")[0])).toContain(column);
    for (const column of ["StoodBy.text", "Ruling.title", "Ruling.why"])
      expect(found.map((place) => place.split(":")[0])).toContain(column);
    for (const column of ["Portfolio.intro", "Portfolio.words", "Portfolio.link", "Certificate.statement"])
      expect(found.map((place) => place.split(":")[0])).toContain(column);
    for (const column of ["Talk.note", "Talk.words", "Solution.note", "Post.text", "Note.text", "Note.code"])
      expect(found.map((place) => place.split(":")[0])).toContain(column);
    for (const column of ["Comment.text", "Explanation.source", "Invite.email", "Outbox.subjectId", "Look.subject"])
      expect(found.map((place) => place.split(":")[0])).toContain(column);
    expect(found.some((place) => /^(Job|_private_jobs)\.payload/.test(place))).toBe(true);
    expect(found.map((place) => place.split(":")[0])).toContain("ExportLink.name");
    if (isSqlite) expect(inFiles(env.dataDir, [WORD])).not.toEqual([]);
    const written = inFiles(env.exportsDir, submissions).map((place) => path.basename(place.split(":")[0]!));
    expect(written).toEqual(expect.arrayContaining(["cohort.json", "hand-ins.csv", "parts.csv"]));
    expect(inFiles(env.exportsDir, [ana.id]).length).toBeGreaterThan(8);
  });

  it.each([
    ["", "Enter your password"],
    ["not hers at all", "password is wrong"],
  ])("with the password %j deletes nothing", async (password, says) => {
    const { status, data } = await leave(ana, password);
    expect([status, data.error]).toEqual([400, expect.stringContaining(says)]);
    expect(await db.submission.count({ where: { userId: ana.id } })).toBe(5);
  });

  it("shows beforehand what is deleted, and which cohort has no other lead", async () => {
    const { data } = await read(leaving.loader as never, "/me/data/delete", { cookie: ana.cookie });
    expect(data.leaving).toEqual({
      submissions: 5,
      drafts: 3,
      commentsElsewhere: 1,
      leadless: ["Autumn"],
      isOnlyAdmin: false,
    });
    const said = data.naming as { says: string; text: string }[];
    expect(said.find(({ text }) => text.startsWith("> Look at the"))).toMatchObject({ says: "a comment" });
    expect(said.find(({ text }) => text === "For Zyxgrue Planted")).toMatchObject({ says: "an assignment" });
    expect(said.find(({ text }) => text === "For Zyxgrue Planted, too")).toMatchObject({ says: "a track" });
    // Texts that only leads and admins read are not listed.
    expect(said.map(({ says }) => says)).not.toContain("a report");
    // Texts that only other people can open are not listed either.
    expect(said).toHaveLength(12);
  });

  it("with the right password signs out and shows a page that confirms it", async () => {
    const { status, location, headers } = await leave(ana, PASSWORD);
    expect([status, location]).toEqual([303, `/me/data/deleted#${ana.id}`]);
    expect(headers.getSetCookie().join()).toMatch(/session_token=;[^,]*Max-Age=0/);
    expect(await findPerson(new Request("http://localhost:3000/", { headers: { cookie: ana.cookie } }))).toBeNull();
    const again = await leave(ana, PASSWORD);
    expect(again.location).toMatch(/^\/sign-in/);
  });

  it("leaves no row and no id of hers or of her submissions, and changes no word of anyone else's", async () => {
    expect(await inTables([...submissions, ana.id])).toEqual([]);
    const found = await inTables(words());
    expect([...new Set(found.map((place) => place.split(":")[0]))].sort()).toEqual([
      "AbuseReport.note",
      "AbuseReport.reason",
      "Announcement.text",
      "Assignment.note",
      "Assignment.title",
      "CohortLine.text",
      "CohortTrack.about",
      "CohortTrack.title",
      "Comment.text",
      "ExportLink.name",
      "Override.reason",
      "Portfolio.intro",
      "Post.text",
      "ReviewDraft.work",
      "ReviewItem.question",
      "Ruling.title",
      "Ruling.why",
      "Snippet.text",
      "Solution.note",
      "StoodBy.text",
      "Talk.note",
    ]);
    const texts = (await db.comment.findMany({ orderBy: { id: "asc" } })).map(({ text }) => text);
    expect(texts).toEqual([
      `> Look at the ${WORD} of it.\n> The second line.\n\nThank you, Zyxgrue Planted. ${OTHER}`,
      `Zyxgrue Planted does it so, too; write to ${WORD}@example.org.`,
    ]);
  });

  it.runIf(isSqlite)("leaves none of her texts in the bytes of any file; the deletion list has only her id", () => {
    expect(inFiles(env.dataDir, [...submissions, ...OWN_WORDS])).toEqual([]);
    expect(inFiles(env.dataDir, [ana.id])).toEqual([`deleted-people.jsonl: ${ana.id}`]);
  });

  it("leaves each text that names her to a lead or an admin, who sees it with and without the name", async () => {
    const asked = (who: Somebody) => ({ cookie: who.cookie, params: { id: world.spring } });
    const path = `/cohorts/${world.spring}/reports`;
    const listFor = async (who: Somebody) =>
      (await read(reports.loader as never, path, asked(who))).data.named.rows as Record<string, string>[];
    const decide = (who: Somebody, intent: string, named: string) =>
      send(reports.action as never, path, { intent, named }, asked(who));
    // What is stored about a text that names Ana doesn't contain her name.
    expect((await inTables(words())).filter((place) => place.startsWith("NamedText"))).toEqual([]);

    const mayas = await listFor(world.maya);
    expect(mayas.find(({ before }) => before === "For Zyxgrue Planted")).toMatchObject({
      says: "an assignment",
      after: "For deleted",
    });
    expect(mayas.map(({ says }) => says)).not.toContain("a report");
    const kept = mayas.find(({ before }) => before === "As Zyxgrue Planted said")!;
    expect((await decide(world.maya, "keep", kept.id!)).status).toBe(303);
    for (const { id } of mayas) if (id !== kept.id) expect((await decide(world.maya, "remove", id!)).status).toBe(303);
    expect((await decide(world.maya, "remove", kept.id!)).status).toBe(400);
    const left = await listFor(world.root);
    expect(left.map(({ says }) => says)).toEqual(["a report", "a report"]);
    expect(await listFor(world.maya)).toEqual([]);
    expect((await decide(world.maya, "remove", left[0]!.id!)).status).toBe(400);
    for (const { id } of left) expect((await decide(world.root, "remove", id!)).status).toBe(303);

    // In a cohort without a lead, an admin decides.
    const inAutumn = { cookie: world.root.cookie, params: { id: world.autumn } };
    const there = (await read(reports.loader as never, "/cohorts", inAutumn)).data.named.rows as { id: string }[];
    for (const { id } of there)
      await send(reports.action as never, "/cohorts", { intent: "remove", named: id }, inAutumn);

    // What remains: a text that a lead kept, a draft that was never sent, and a talk, which no lead reads.
    const found = await inTables(words());
    expect(found.map((place) => place.split(":")[0]).sort()).toEqual(["ReviewDraft.work", "Snippet.text", "Talk.note"]);
    expect(await db.namedText.count()).toBe(0);
  });

  it("leaves other people's comments, without her name and her words once a lead has decided so", async () => {
    const texts = (await db.comment.findMany({ orderBy: { id: "asc" } })).map(({ text }) => text);
    expect(texts).toEqual([
      `> deleted\n> deleted\n\nThank you, deleted. ${OTHER}`,
      "deleted does it so, too; write to deleted.",
    ]);
    expect((await listUnanswered(world.bo.id)).map(({ author }) => author)).toEqual(["Lee"]);
  });

  it("leaves the scores that she set without her reasons, and other people's reasons without her name", async () => {
    const scores = await db.override.findMany({ orderBy: { rank: "asc" } });
    expect(scores.map(({ byId, toScore, reason }) => [byId, toScore, reason])).toEqual([
      [null, 0.66, ""],
      [world.lee.id, 1, `As deleted said. ${OTHER}`],
    ]);
  });

  it("leaves the assignments that she gave without her words, and those that named her without her name", async () => {
    const assignments = await db.assignment.findMany({
      orderBy: { id: "asc" },
      select: { title: true, note: true, writtenById: true, extensions: true, picks: true },
    });
    const none = { extensions: [], picks: [] };
    expect(assignments).toEqual([
      { ...none, title: "", note: "", writtenById: null },
      { ...none, title: "For deleted", note: `Ask deleted. ${OTHER}`, writtenById: world.maya.id },
    ]);
  });

  it("leaves the tracks that she made without her words, and those that named her without her name", async () => {
    const tracks = await db.cohortTrack.findMany({
      orderBy: { id: "asc" },
      select: { title: true, about: true, writtenById: true },
    });
    expect(tracks).toEqual([
      { title: "", about: "", writtenById: null },
      { title: "For deleted, too", about: `Ask deleted. ${OTHER}`, writtenById: world.maya.id },
    ]);
  });

  it("leaves the lines of rubrics without her words, and those that named her without her name", async () => {
    const lines = await db.cohortLine.findMany({ orderBy: { id: "asc" }, select: { text: true, writtenById: true } });
    expect(lines).toEqual([
      { text: "", writtenById: null },
      { text: "As deleted would", writtenById: world.maya.id },
    ]);
  });

  it("leaves other people's talks without her words, and their portfolios without her name", async () => {
    const [talk, ...others] = await db.talk.findMany();
    expect([others.length, talk!.note, talk!.words, talk!.mentorId]).toEqual([
      0,
      `${OTHER} at four, with Zyxgrue Planted`,
      "",
      null,
    ]);
    expect((await db.post.findMany({ orderBy: { id: "asc" } })).map(({ text }) => text)).toEqual([
      "As you say.",
      "Ask deleted.",
    ]);
    expect((await db.portfolio.findMany()).map(({ intro }) => intro)).toEqual([`I paired with deleted. ${OTHER}`]);
  });

  it("keeps the record of changes, without the deleted person", async () => {
    const events = await db.auditEvent.findMany({ where: { OR: [{ actorId: null }, { aboutId: null }] } });
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["reset-link.made", "invite.made-mentor"]),
    );
    expect(await db.auditEvent.count({ where: { action: { startsWith: "member.joined" } } })).toBe(0);
  });

  it("leaves all figures as if she had never had an account", async () => {
    expect(await figures(world)).toEqual(before);
  });

  it("leaves no file with her in it, even when scheduled exports are written again", async () => {
    expect(inFiles(env.exportsDir, [...words(), ana.id])).toEqual([]);
    expect(await writeExports()).toBe(1);
    expect(inFiles(env.exportsDir, [...words(), ana.id])).toEqual([]);
    expect(inFiles(env.exportsDir, [world.bo.id])).not.toEqual([]);
    const { fault, setById } = await db.exportSchedule.findUniqueOrThrow({ where: { cohortId: world.autumn } });
    expect([fault, setById]).toEqual(["nobody", null]);
    expect((await db.exportLink.findMany()).map(({ name }) => name)).toEqual(["For deleted"]);
  });

  it.runIf(isSqlite)("is repeated in a restored backup, to its last byte", async () => {
    expect(inFiles(outside, [WORD])).not.toEqual([]);
    const dir = path.join(outside, "restored");
    const { status, stdout, stderr } = await runCommand("restore.ts", [backup], {
      env: { ...commandEnv, DATABASE_URL: `file:${path.join(dir, "onramp.db")}` },
    });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    expect(stdout).toContain("People deleted again");
    expect(fs.existsSync(path.join(dir, "onramp.db"))).toBe(true);
    expect(inFiles(dir, [...submissions, ...OWN_WORDS, ana.id])).toEqual([]);
    expect(inFiles(dir, [OTHER])).not.toEqual([]);
  });

  it("leaves nothing of hers in the log", () => {
    const lines = logged.join("").toLowerCase();
    for (const word of [...words(), ana.id, world.bos, "lee-says-so"]) expect(lines).not.toContain(word.toLowerCase());
    // The captured lines are the lines that would be printed.
    log.info(`${WORD} is seen`);
    expect(logged.at(-1)).toContain(`${WORD} is seen`);
  });
});

describe("while someone is being deleted", () => {
  it.skipIf(isQuick)("a result for a deleted submission is neither stored nor announced to anyone", async () => {
    const eve = await enrol("Eve", "eve@example.org");
    const id = await handInAs(eve, "fix-dedupe-quadratic", "while deleted", { files: {} });
    // The deletion happens in the middle of grading, when the first run is requested.
    let gone: Promise<unknown> | undefined;
    const slow = new Proxy(sandbox, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        return async (...args: unknown[]) => {
          gone ??= leave(eve, "correct horse battery");
          await gone;
          return Reflect.apply(value, target, args);
        };
      },
    });
    await gradeSubmission(id, slow).catch(() => {});
    expect(await gone).toMatchObject({ status: 303 });
    expect(await inTables([id, eve.id])).toEqual([]);
    await expect(gradeSubmission(id, sandbox)).resolves.toBeNull();
    expect(await inTables([id])).toEqual([]);
  });

  it("the only admin can't leave until there is another one, and two can't leave at once", async () => {
    const { root, lee } = world;
    const password = "correct horse battery";
    expect((await leave(root, password)).data.error).toContain("only admin");
    // Demo accounts are turned off here, so a demo admin can't sign in.
    await db.user.update({ where: { id: lee.id }, data: { isAdmin: true, isDemo: true } });
    expect((await leave(root, password)).data.error).toContain("only admin");
    await db.user.update({ where: { id: lee.id }, data: { isDemo: false } });
    const both = await Promise.all([leave(root, password), leave(lee, password)].map((one) => one.catch(() => null)));
    expect(both.filter((answer) => answer?.status === 303)).toHaveLength(1);
    expect(await db.user.count({ where: { isAdmin: true } })).toBe(1);
  });
});
