import { beforeAll, describe, expect, it, vi } from "vitest";
import { listLooks } from "~/accounts/looks.server";
import { sectionsHeader } from "~/accounts/reading/section-cookie.server";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { makeAssignment } from "~/cohort/assignments/edit.server";
import { recountAll } from "~/cohort/counts/counts.server";
import { FILES } from "~/cohort/exports/export.server";
import { CohortExportSchema, TABLE_NAMES, type TableName } from "~/cohort/exports/tables";
import { refreshExercises } from "~/cohort/items/refresh.server";
import type { LearnerTrust } from "~/cohort/trust/learner-trust.server";
import { db } from "~/database/db.server";
import { TRACK_IDS } from "~/kinds/skills";
import { DAY_MS } from "~/operations/time";
import * as overview from "~/routes/lead/cohorts.$id/route";
import * as agreement from "~/routes/lead/cohorts.$id_.agreement/route";
import * as assignment from "~/routes/lead/cohorts.$id_.assignments_.$assignmentId/route";
import * as items from "~/routes/lead/cohorts.$id_.exercises/route";
import * as page from "~/routes/lead/cohorts.$id_.exports/route";
import * as file from "~/routes/lead/cohorts.$id_.exports_.$file/route";
import * as help from "~/routes/lead/cohorts.$id_.help/route";
import * as people from "~/routes/lead/cohorts.$id_.people/route";
import * as trust from "~/routes/lead/cohorts.$id_.trust/route";
import * as work from "~/routes/lead/cohorts.$id_.work/route";
import * as byLink from "~/routes/lead/exports.$token.$file/route";
import { READER, read, send } from "../setup/ask";
import { stopClock } from "../setup/clock";
import { makePerson, signUp } from "../setup/people";
import { readTable } from "../setup/read-csv";
import { testSandbox } from "../setup/sandbox";
import { submitWork } from "../setup/submissions";

/**
 * A cohort's exports through their routes: they contain the same numbers as the cohort's pages. Also tests who may
 * download them, through which links, and who is informed about downloads. Long, because the tests share one cohort
 * whose work takes a while to grade.
 */
const SLUGS = ["partial-refunds", "csv-export", "test-vat-rounding", "fix-due-date-month-end"];
const who: Record<string, { id: string; cookie: string }> = {};
let cohortId = "";
/** A submission that the lead may still review a second time, and whose score a mentor set. */
let unseen = "";

beforeAll(async () => {
  await indexExercises();
  const sandbox = await testSandbox();
  const made = [];
  for (const slug of SLUGS) {
    const { kind, content } = findExercise(slug)!;
    const samples = kind.samples(content);
    for (const { work: given } of [samples[0]!, samples.at(-1)!]) {
      const whole = kind.work.schema.parse({ ...(given as object), confidence: 70 }) as object;
      const report = await kind.grade({ content, work: whole, seed: "a" }, sandbox);
      const verdict = { status: report.status, score: report.score, report: JSON.stringify(report) };
      made.push({ slug, work: whole, verdict });
    }
  }
  for (const name of ["maya", "lee", "root", "stranger", "mona"]) who[name] = await signUp(name);
  await db.user.update({ where: { id: who.root!.id }, data: { isAdmin: true } });
  cohortId = (await db.cohort.create({ data: { name: "Heron, =1+1" } })).id;
  const other = (await db.cohort.create({ data: { name: "Elsewhere" } })).id;
  for (const [name, role] of Object.entries({ maya: "lead", mona: "lead", lee: "mentor" }))
    await db.membership.create({ data: { cohortId, userId: who[name]!.id, role } });
  await db.membership.create({ data: { cohortId: other, userId: who.stranger!.id, role: "lead" } });
  await db.invite.create({
    data: { cohortId, tokenHash: "x", role: "learner", maxUses: 20, endsAt: new Date("2099-01-01") },
  });
  for (const [place, name] of ["=ana", "bo", "cy", "dana"].entries()) {
    const { id } = await makePerson(name);
    await db.membership.create({ data: { cohortId, userId: id, role: "learner" } });
    for (const [at, { slug, work: given, verdict }] of made.entries()) {
      if (name === "dana" || (at + place) % 3 === 0) continue;
      const submissionId = await submitWork({ id }, slug, given);
      const { revisionId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
      const row = { submissionId, revisionId };
      await db.result.create({ data: { ...row, engineVersion: "of a test", ...verdict } });
      if (unseen !== "" || verdict.status !== "passed") continue;
      unseen = submissionId;
      const set = { engineVersion: "override 1", rank: 1, score: 0.11, status: "failed", report: verdict.report };
      await db.result.create({ data: { ...row, ...set } });
      const waits = { waitingSince: new Date(), orderAt: new Date(), minutes: 5, slug, kind: "review" };
      await db.reviewItem.create({
        data: { submissionId: unseen, learnerId: id, cohortId, seat: 2, isSample: true, ...waits },
      });
    }
  }
  await recountAll();
});

const ask = (name: string, params: object = {}) => ({ cookie: who[name]!.cookie, params: { id: cohortId, ...params } });
async function take(name: string, asked: string, query = ""): Promise<string> {
  const path = `/cohorts/${cohortId}/exports/${asked}${query}`;
  const { status, body } = await send(file.action as never, path, {}, ask(name, { file: asked }));
  expect(status).toBe(200);
  // Response.text() would remove the byte-order mark.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await body!.arrayBuffer());
}
const table = async (asked: TableName) => readTable(await take("maya", `${asked}.csv`));
const answer = async (loader: unknown, path = "") =>
  (await read(loader as never, `/cohorts/${cohortId}${path}`, ask("maya"))).data;
const cell = (value: unknown) => (value == null ? "" : value === true ? "yes" : value === false ? "no" : String(value));
const cells = (row: object) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]));
const plain = (name: string) => name.replace(/^(?==)/, "'");

describe("a file has the same data as its page:", () => {
  it("learners by skills", async () => {
    const { skills, rows } = await answer(overview.loader);
    const onPage = rows.flatMap(({ id }: { id: string }) =>
      Object.entries<object>(skills.cells[id] ?? {}).map(([skill, one]) => ({ learner_id: id, skill, ...cells(one) })),
    );
    const inFile = (await table("skills")).map(({ learner: _, skill_title: _t, ...row }) => row);
    const key = (row: { learner_id: string; skill: string }) => `${row.learner_id} ${row.skill}`;
    const sorted = (all: never[]) => [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(inFile.length).toBeGreaterThan(5);
    expect(sorted(inFile as never)).toEqual(sorted(onPage));
  });

  it("learners by exercises", async () => {
    const onPage: object[] = [];
    for (const by of TRACK_IDS) {
      const { track, rows, by: shown } = await answer(overview.loader, `?by=${by}`);
      if (shown !== by || !track) continue;
      for (const { id, name } of rows)
        for (const { slug, title, kind } of track.exercises) {
          const one = track.cells[id]?.[slug];
          if (!one) continue;
          const row = { learner_id: id, learner: plain(name), track: by, exercise: slug, title, kind };
          onPage.push(cells({ ...row, state: one.state, score: one.score, submission_id: one.submissionId }));
        }
    }
    const inFile = await table("exercises");
    expect(inFile.length).toBeGreaterThan(5);
    expect(inFile).toHaveLength(onPage.length);
    expect(inFile).toEqual(expect.arrayContaining(onPage));
  });

  it("submissions, even one whose score is hidden from a possible second reader", async () => {
    const { rows, total } = await answer(work.loader, "/work");
    const inFile = await table("hand-ins");
    expect(inFile).toHaveLength(total);
    const byId = new Map(inFile.map((row) => [row.submission_id, row]));
    for (const row of rows)
      expect(byId.get(row.submissionId)).toMatchObject({
        learner_id: row.learnerId,
        learner: plain(row.learner),
        exercise: row.slug,
        title: row.title,
        kind: row.kind,
        try_number: cell(row.tryNumber),
        counts: cell(row.counting),
        result: row.status,
        score: cell(row.score),
      });
    expect(byId.get(unseen)).toMatchObject({ result: "passed" });
    const asAdmin = readTable(await take("root", "hand-ins.csv"));
    expect(asAdmin.find((row) => row.submission_id === unseen)).toMatchObject({ result: "failed", score: "0.11" });
  });

  it("the funnel and the weeks", async () => {
    const { funnel, weeks } = await answer(overview.loader);
    const steps = new Map((await table("funnel")).map((row) => [`${row.step} ${row.track}`, row.learners]));
    expect(steps.get("invited ")).toBe("20");
    for (const [step, name] of Object.entries({ joined: "joined", handedIn: "handed-in", passed: "passed" }))
      expect(steps.get(`${name} `)).toBe(cell(funnel[step]));
    for (const { track, begun, finished } of funnel.tracks)
      expect([steps.get(`track-begun ${track}`), steps.get(`track-finished ${track}`)]).toEqual(
        [begun, finished].map(cell),
      );
    const inFile = await table("weeks");
    expect(inFile.map(({ learners, hand_ins, passed }) => ({ learners, handIns: hand_ins, passed }))).toEqual(
      weeks.map(({ from: _, ...counts }: { from: string }) => cells(counts)),
    );
    expect(Number(inFile.at(-1)!.hand_ins)).toBeGreaterThan(5);
  });

  it("trust of learners with enough reviews: d′ and criterion with their intervals", async () => {
    const { user } = await db.membership.findFirstOrThrow({
      where: { cohortId, role: "learner", user: { name: "bo" } },
      include: { user: true },
    });
    const before = await db.learnerTally.findUniqueOrThrow({ where: { userId: user.id } });
    const enough = { flawed: 9, clean: 8, hits: 7, falseAlarms: 2 };
    await db.learnerTally.update({ where: { userId: user.id }, data: enough });
    const { rows } = await answer(trust.loader, "/trust");
    const { dPrime, criterion } = rows.find(({ id }: { id: string }) => id === user.id).verdicts.trust.sensitivity;
    const inFile = (await table("trust-by-learner")).find((row) => row.learner_id === user.id);
    expect(inFile).toMatchObject(
      cells({
        d_prime: dPrime.value,
        d_prime_low: dPrime.low,
        d_prime_high: dPrime.high,
        criterion: criterion.value,
        criterion_low: criterion.low,
        criterion_high: criterion.high,
      }),
    );
    expect(Number(inFile!.d_prime)).toBeGreaterThan(1);
    await db.learnerTally.update({ where: { userId: user.id }, data: before });
  });

  it("trust: of each learner, of the cohort, by class and by confidence", async () => {
    const { figures, rows } = await answer(trust.loader, "/trust");
    const inFile = await table("trust-by-learner");
    expect(
      inFile.map((row) => [row.learner_id, row.flawed, row.hits, row.clean, row.false_alarms, row.leans_to]),
    ).toEqual(
      rows.map(({ id, verdicts }: Pick<LearnerTrust, "id" | "verdicts">) => {
        const { flawed = 0, hits = 0, clean = 0, falseAlarms = 0 } = verdicts?.counts ?? {};
        return [id, ...[flawed, hits, clean, falseAlarms].map(cell), verdicts?.trust.says ?? ""];
      }),
    );
    const [whole] = await table("trust-of-cohort");
    const { counts } = figures;
    expect(whole).toMatchObject(
      cells({
        learners: figures.learners,
        flawed: counts.flawed,
        false_alarms: counts.falseAlarms,
        halved_on: figures.halvedOn,
      }),
    );
    const missed = await table("missed");
    expect(missed.length).toBeGreaterThan(0);
    expect(missed.map((row) => [row.class, row.learners, row.missed, row.issues])).toEqual(
      figures.missed.map((row: { class: string; learners: number; of: number; all: number }) =>
        [row.class, row.learners, row.of, row.all].map(cell),
      ),
    );
    const sure = await table("calibration");
    expect([...new Set(sure.map((row) => `${row.kind} ${row.answers} ${row.brier}`))]).toEqual(
      figures.calibration.map(({ kind, answers, brier }: { kind: string; answers: number; brier: number }) =>
        [kind, answers, brier].join(" "),
      ),
    );
  });

  it("assignments, and who had to hand them in", async () => {
    const id = await makeAssignment({ id: who.maya!.id }, cohortId, "of the test", {
      title: "Week, one",
      note: "",
      slugs: SLUGS.slice(0, 3),
      timeZone: "UTC",
      isRequired: true,
      opensAt: new Date("2026-01-01"),
      dueAt: new Date(Date.now() + DAY_MS),
      sampleShare: null,
      eachDoes: null,
      sectionId: null,
    });
    const path = `/cohorts/${cohortId}/assignments/${id}`;
    const params = { id: cohortId, assignmentId: id };
    const { data } = await read(assignment.loader as never, path, { cookie: who.maya!.cookie, params });
    const inFile = await table("assignments");
    const counted = (state: string) => inFile.filter((row) => row.state === state && row.is_asked === "yes").length;
    expect(inFile).toHaveLength(4);
    expect(inFile[0]).toMatchObject({ assignment_id: id, assignment: "Week, one", is_required: "yes" });
    for (const [state, count] of Object.entries(data.counts)) expect(counted(state)).toBe(count);
    expect(inFile.reduce((sum, row) => sum + Number(row.handed_in), 0)).toBeGreaterThan(3);
  });

  it("who needs attention, and how well the rules worked", async () => {
    const { needy, records } = await answer(help.loader, "/help");
    const onPage = needy.flatMap(({ id, reasons }: { id: string; reasons: { rule: string; days?: number }[] }) =>
      reasons.map(({ rule, days }) => [id, rule, cell(days)]),
    );
    const inFile = await table("help");
    expect(inFile.length).toBeGreaterThan(0);
    expect(inFile.map((row) => [row.learner_id, row.rule, row.days])).toEqual(onPage);
    expect((await table("help-rules")).map((row) => [row.rule, row.passed_nothing, row.all])).toEqual(
      records.flatMap(({ rule, named, others }: Record<string, { of: number; all: number }>) =>
        [named!, others!].map(({ of, all }) => [rule, cell(of), cell(all)]),
      ),
    );
  });

  it("people, and agreement", async () => {
    const { members } = await answer(people.loader, "/people");
    expect((await table("people")).map((row) => Object.values(row))).toEqual(
      members.map(({ userId, name, email, role }: Record<string, string>) => [
        userId,
        plain(name!),
        plain(email!),
        role,
        // No one is in a section here.
        "",
      ]),
    );
    const { kinds } = await answer(agreement.loader, "/agreement");
    expect((await table("agreement")).map(({ kind, line, works, same }) => [kind, line, works, same])).toEqual(
      kinds.flatMap(({ kind, lines }: { kind: string; lines: { id: string; works: number; same: number }[] }) =>
        lines.map(({ id, works, same }) => [kind, id, works, same].map(cell)),
      ),
    );
  });

  it("how well exercises work", async () => {
    await refreshExercises(new Date());
    const { rows: onPage, all } = await answer(items.loader, "/exercises");
    expect(onPage).toHaveLength(all);
    const inFile = await table("exercise-analysis");
    expect(inFile.some((row) => Number(row.own_people) > 0)).toBe(true);
    expect(
      inFile.map((row) => [row.exercise, row.people, row.passed, row.share_low, row.flags, row.own_people]),
    ).toEqual(
      onPage.map(({ slug, figures, own, flags }: never) => {
        const { people, passed, interval } = figures ?? {};
        return [
          slug,
          cell(people),
          cell(passed),
          cell(interval?.[0]),
          (flags as string[]).join(" "),
          cell((own as { all: number }).all),
        ];
      }),
    );
  });

  it("every part of a submission, and each false alarm", async () => {
    const parts = await table("parts");
    const stored = await db.tryParts.findMany({ where: { fact: { user: { memberships: { some: { cohortId } } } } } });
    const all = stored.flatMap((row) => JSON.parse(row.parts).parts as unknown[]);
    expect(parts).toHaveLength(all.length);
    expect(new Set(parts.map(({ part_type }) => part_type))).toEqual(
      new Set(
        ["issue", "decoy", "mistake", "mutant", "defect", "kept"].filter((type) =>
          JSON.stringify(all).includes(`"${type}"`),
        ),
      ),
    );
    const alarms = stored.flatMap((row) => JSON.parse(row.parts).falseAlarms as unknown[]);
    expect(alarms.length).toBeGreaterThan(0);
    expect(await table("false-alarms")).toHaveLength(alarms.length);
  });

  it("and JSON with all the same rows, valid by its schema", async () => {
    const json = CohortExportSchema.parse(JSON.parse(await take("maya", "cohort.json")));
    expect(json.cohort).toEqual({ id: cohortId, name: "Heron, =1+1" });
    for (const name of TABLE_NAMES) {
      const rows = (json.tables as Record<string, object[]>)[name]!;
      const inFile = await table(name);
      expect(inFile, name).toHaveLength(rows.length);
      expect(inFile.map((row) => Object.values(row).map((text) => text.replace(/^'(?=[=])/, "")))).toEqual(
        rows.map((row) => Object.values(row).map(cell)),
      );
    }
  });

  it("and a file for Excel with a byte-order mark, and the same content after it", async () => {
    const [usual, excel] = [await take("maya", "people.csv"), await take("maya", "people.csv", "?excel")];
    expect(excel).toBe(`\ufeff${usual}`);
    expect(usual).toContain("'=ana");
  });
});

const byAddress = (secret: string, asked = "people.csv", address = "here") =>
  read(byLink.loader as never, `/exports/${secret}/${asked}`, {
    cookie: "",
    params: { token: secret, file: asked.replace(/\?.*/, "") },
    context: { address },
  });
const byHeader = async (secret: string, id = cohortId) => {
  const headers = { Authorization: `Bearer ${secret}` };
  const request = new Request(`http://localhost:3000/cohorts/${id}/exports/weeks.csv`, { headers });
  const asked = { request, params: { id, file: "weeks.csv" }, context: { address: "there", reader: READER } };
  return (file.loader(asked as never) as Promise<Response>).catch((thrown: Response) => thrown);
};
const post = (name: string, fields: object) =>
  send(page.action as never, `/cohorts/${cohortId}/exports`, fields, ask(name));
const KEY = "5b1f3f0e-6f57-4f5e-9d64-0c4f6e0f9a12";

describe("a link for scripts", () => {
  let secret = "";
  it("is created once, however often its form is sent, and stored as a hash", async () => {
    const fields = { intent: "link", name: " Board ", key: KEY };
    const answers = await Promise.all([post("mona", fields), post("mona", fields)]);
    secret = answers[0]!.data.secret;
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(answers[1]!.data.secret).toBe(secret);
    const rows = await db.exportLink.findMany();
    expect(rows).toMatchObject([{ name: "Board", usedOn: null, madeById: who.mona!.id }]);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect((await post("mona", { ...fields, key: crypto.randomUUID(), name: "" })).data.errors.name).toEqual([
      "Enter the link’s purpose, like “figures for the board”.",
    ]);
  });

  it("reads its cohort's files by address and by header, and says when it was last used", async () => {
    const { status, body, headers } = await byAddress(secret);
    expect([status, headers.get("Cache-Control")]).toEqual([200, "no-store, no-transform"]);
    expect(headers.get("Content-Disposition")).toMatch(/filename="heron-1-1-people-\d{4}-\d\d-\d\d\.csv"/);
    expect(await body!.text()).toBe(await take("maya", "people.csv"));
    expect((await byHeader(secret)).status).toBe(200);
    // The page lists no link of another cohort.
    const { id: elsewhere } = await db.cohort.findFirstOrThrow({ where: { name: "Elsewhere" } });
    const theirs = { cohortId: elsewhere, tokenHash: "theirs", name: "Theirs", madeById: who.stranger!.id };
    await db.exportLink.create({ data: { ...theirs, madeOn: new Date(0) } });
    const { data } = await read(page.loader as never, `/cohorts/${cohortId}/exports`, ask("maya"));
    await db.exportLink.deleteMany({ where: { cohortId: elsewhere } });
    const today = new Date().toISOString().slice(0, 10);
    expect(data.links).toMatchObject([{ name: "Board", madeBy: "mona", madeOn: today, usedOn: today, works: true }]);
    expect(JSON.stringify(data)).not.toContain(secret);
  });

  it("reads no other cohort, no other file, and nothing if one letter is changed", async () => {
    const { id } = await db.cohort.findFirstOrThrow({ where: { name: "Elsewhere" } });
    expect((await byHeader(secret, id)).status).toBe(404);
    expect((await byAddress(secret, "secrets.csv")).status).toBe(404);
    expect((await byAddress(`${secret.slice(0, -1)}${secret.endsWith("A") ? "B" : "A"}`)).status).toBe(404);
    expect((await byHeader("none")).status).toBe(404);
  });

  it("works while its maker leads the cohort or is an admin", async () => {
    const at = { cohortId_userId: { cohortId, userId: who.mona!.id } };
    await db.membership.update({ where: at, data: { role: "mentor" } });
    // A lead of another cohort can't use the link.
    const { id: elsewhere } = await db.cohort.findFirstOrThrow({ where: { name: "Elsewhere" } });
    await db.membership.create({ data: { cohortId: elsewhere, userId: who.mona!.id, role: "lead" } });
    expect((await byAddress(secret)).status).toBe(404);
    const { data } = await read(page.loader as never, `/cohorts/${cohortId}/exports`, ask("maya"));
    expect(data.links).toMatchObject([{ works: false }]);
    await db.user.update({ where: { id: who.mona!.id }, data: { isAdmin: true } });
    expect((await byAddress(secret)).status).toBe(200);
    await db.user.update({ where: { id: who.mona!.id }, data: { isAdmin: false } });
    await db.membership.update({ where: at, data: { role: "lead" } });
    await db.membership.deleteMany({ where: { cohortId: elsewhere, userId: who.mona!.id } });
  });

  it("can be withdrawn by any lead, and doesn't work from then on", async () => {
    const { id } = await db.exportLink.findFirstOrThrow();
    expect((await post("maya", { intent: "withdraw", linkId: id })).data.done).toContain("withdrawn");
    expect((await byAddress(secret)).status).toBe(404);
    expect((await post("maya", { intent: "withdraw", linkId: id })).status).toBe(404);
    // Sending the original form again doesn't create a new link with the withdrawn secret.
    expect((await post("mona", { intent: "link", name: " Board ", key: KEY })).status).toBe(400);
    expect([(await byAddress(secret)).status, (await byHeader(secret)).status]).toEqual([404, 404]);
    expect(await db.auditEvent.count({ where: { action: { startsWith: "export-link." } } })).toBe(2);
  });

  describe("within one window", () => {
    stopClock();

    it("allows thirty guesses, then says when to try again", async () => {
      for (let n = 0; n < 30; n++) expect((await byAddress(`no ${n}`, "people.csv", "guesser")).status).toBe(404);
      const { status, headers } = await byAddress("no", "people.csv", "guesser");
      expect([status, Number(headers.get("Retry-After")) > 0]).toEqual([429, true]);
    });
  });
});

describe("a learner in an export", () => {
  it("sees it on “Your data”, once a day, and nothing about files without learners' figures", async () => {
    const learner = await db.user.findUniqueOrThrow({ where: { email: "bo@example.org" } });
    await db.look.deleteMany();
    for (const asked of ["weeks.csv", "funnel.csv", "missed.csv", "people.csv"]) await take("maya", asked);
    expect((await listLooks(learner, 10)).looks).toEqual([]);
    await Promise.all([take("maya", "hand-ins.csv"), take("maya", "cohort.json"), take("maya", "hand-ins.csv")]);
    expect((await listLooks(learner, 10)).looks).toMatchObject([{ viewer: "maya", isExport: true, submission: null }]);
    const { data } = await post("mona", { intent: "link", name: "Again", key: crypto.randomUUID() });
    await (await byAddress(data.secret, "parts.csv")).body!.text();
    expect((await listLooks(learner, 10)).looks.map(({ viewer }) => viewer).sort()).toEqual(["maya", "mona"]);
    expect(await db.look.count()).toBe(8);
  });

  it("gets the notice before a line is read; if that fails, nothing is exported", async () => {
    await db.$executeRawUnsafe(`ALTER TABLE "Look" RENAME TO "Away"`);
    try {
      const path = `/cohorts/${cohortId}/exports/skills.csv`;
      await expect(send(file.action as never, path, {}, ask("maya", { file: "skills.csv" }))).rejects.toThrow();
    } finally {
      await db.$executeRawUnsafe(`ALTER TABLE "Away" RENAME TO "Look"`);
    }
  });

  it("is not exported by a GET with a cookie, which a picture or a link on a page could send", async () => {
    await db.look.deleteMany();
    const path = `/cohorts/${cohortId}/exports/hand-ins.csv`;
    const { status, location } = await read(file.loader as never, path, ask("maya", { file: "hand-ins.csv" }));
    expect([status, location]).toEqual([302, `/cohorts/${cohortId}/exports`]);
    expect(await db.look.count()).toBe(0);
  });

  it("gets no notice of a HEAD request, which describes the file without reading it", async () => {
    const made = await post("maya", { intent: "link", name: "For HEAD", key: crypto.randomUUID() });
    await db.look.deleteMany();
    const spy = vi.spyOn(db.tryFact, "findMany");
    const headers = { authorization: `Bearer ${made.data.secret}` };
    const request = new Request("http://localhost:3000/x", { method: "HEAD", headers });
    const asked = { request, params: { id: cohortId, file: "hand-ins.csv" }, context: { address: "a" } };
    const reply = (await file.loader(asked as never)) as Response;
    expect([reply.status, reply.body]).toEqual([200, null]);
    expect(spy).not.toHaveBeenCalled();
    expect(await db.look.count()).toBe(0);
    spy.mockRestore();
  });

  it("every file has an entry on the page", async () => {
    const { data } = await read(page.loader as never, `/cohorts/${cohortId}/exports`, ask("maya"));
    expect([...data.files.map((one: { file: string }) => one.file), "cohort.json"]).toEqual([...FILES]);
  });
});

describe("a file of a section", () => {
  let evening = { id: "", name: "" };
  const names = ["bo", "dana"];
  beforeAll(async () => {
    evening = await db.section.create({ data: { cohortId, name: "Evening (1)" }, select: { id: true, name: true } });
    const isThere = { cohortId, user: { name: { in: [...names, "lee"] } } };
    await db.membership.updateMany({ where: isThere, data: { sectionId: evening.id } });
    return () => db.section.delete({ where: { id: evening.id } });
  });
  const query = () => `?section=${evening.id}`;
  const inSection = async (asked: TableName) => readTable(await take("maya", `${asked}.csv`, query()));
  const onPage = async (loader: unknown, path = "") => {
    const cookie = `${who.maya!.cookie}; ${(await sectionsHeader([evening.id], { secure: false })).split(";")[0]}`;
    return (await read(loader as never, `/cohorts/${cohortId}${path}`, { ...ask("maya"), cookie })).data;
  };

  it("is offered by the page once the section is chosen", async () => {
    const { sections, section } = await onPage(page.loader, "/exports");
    expect([sections, section]).toEqual([{ all: [evening], chosen: evening.id }, evening.name]);
    expect((await answer(page.loader, "/exports")).sections.chosen).toBeNull();
  });

  it("has the section in its name, and the JSON in its head", async () => {
    const path = `/cohorts/${cohortId}/exports/cohort.json${query()}`;
    const { headers, body } = await send(file.action as never, path, {}, ask("maya", { file: "cohort.json" }));
    expect(headers.get("Content-Disposition")).toMatch(/"heron-1-1-evening-1-cohort-\d{4}-\d\d-\d\d\.json"/);
    expect(CohortExportSchema.parse(JSON.parse(await body!.text())).section).toEqual(evening);
    expect(JSON.parse(await take("maya", "cohort.json")).section).toBeNull();
  });

  it("contains only the section's people", async () => {
    for (const name of TABLE_NAMES) {
      const [part, whole] = [await inSection(name), await table(name)];
      if (!("learner" in (whole[0] ?? {}))) continue;
      expect(part, name).toEqual(whole.filter(({ learner }) => names.includes(learner!)));
    }
    expect((await inSection("people")).map(({ name }) => name)).toEqual(["bo", "dana", "lee"]);
    expect((await inSection("parts")).length).toBeGreaterThan(0);
    expect((await inSection("parts")).length).toBeLessThan((await table("parts")).length);
  });

  it("has the same figures as the section's pages", async () => {
    const { funnel, weeks } = await onPage(overview.loader);
    const steps = new Map((await inSection("funnel")).map(({ step, learners }) => [step, learners]));
    expect([steps.get("joined"), steps.get("handed-in")]).toEqual([cell(funnel.joined), cell(funnel.handedIn)]);
    expect([funnel.joined, funnel.handedIn]).toEqual([2, 1]);
    expect((await inSection("weeks")).map((row) => row.hand_ins)).toEqual(
      weeks.map(({ handIns }: { handIns: number }) => cell(handIns)),
    );
    const { figures } = await onPage(trust.loader, "/trust");
    expect((await inSection("trust-of-cohort"))[0]).toMatchObject(
      cells({ learners: figures.learners, flawed: figures.counts.flawed, hits: figures.counts.hits }),
    );
    expect((await inSection("missed")).map((row) => [row.class, row.missed])).toEqual(
      figures.missed.map((row: { class: string; of: number }) => [row.class, cell(row.of)]),
    );
    const { needy } = await onPage(help.loader, "/help");
    expect(new Set((await inSection("help")).map((row) => row.learner_id))).toEqual(
      new Set(needy.map(({ id }: { id: string }) => id)),
    );
    const { rows } = await onPage(items.loader, "/exercises");
    expect((await inSection("exercise-analysis")).map((row) => row.own_people)).toEqual(
      rows.map(({ own }: { own: { all: number } }) => cell(own.all)),
    );
  });

  it("notifies only the section's learners, and doesn't exist for a section of no cohort or of another", async () => {
    await db.look.deleteMany();
    await take("maya", "skills.csv", query());
    const looks = await db.look.findMany({ select: { owner: { select: { name: true } } } });
    expect(looks.map(({ owner }) => owner.name).sort()).toEqual(names);
    const { id } = await db.cohort.findFirstOrThrow({ where: { name: "Elsewhere" } });
    const theirs = await db.section.create({ data: { cohortId: id, name: "Theirs" } });
    for (const asked of [theirs.id, "", "none"]) {
      const path = `/cohorts/${cohortId}/exports/skills.csv?section=${asked}`;
      expect((await send(file.action as never, path, {}, ask("maya", { file: "skills.csv" }))).status).toBe(404);
    }
  });

  it("can be read by a script", async () => {
    const { secret } = (await post("maya", { intent: "link", name: "Evening", key: crypto.randomUUID() })).data;
    expect(await (await byAddress(secret, `people.csv${query()}`)).body!.text()).toBe(
      await take("maya", "people.csv", query()),
    );
    await db.exportLink.deleteMany();
  });
});
