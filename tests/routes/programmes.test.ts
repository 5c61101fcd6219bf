import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { keepMade, ofCohort } from "~/cohort/counts/kept.server";
import { makePublished } from "~/cohort/published/published.server";
import { db } from "~/database/db.server";
import { loader as readRoot } from "~/root";
import * as admin from "~/routes/admin/admin.programmes/route";
import * as index from "~/routes/lead/cohorts._index/route";
import * as overview from "~/routes/lead/cohorts.$id/route";
import * as exercises from "~/routes/lead/cohorts.$id_.exercises/route";
import * as settings from "~/routes/lead/cohorts.$id_.settings/route";
import * as trust from "~/routes/lead/cohorts.$id_.trust/route";
import * as work from "~/routes/lead/cohorts.$id_.work/route";
import * as page from "~/routes/lead/programmes.$id/route";
import * as learn from "~/routes/learner/learn/route";
import { type Door, openDoor } from "../access/door";
import { read, send } from "../setup/ask";
import { makePerson, signUp } from "../setup/people";

// Long: the pages of one programme share its cohorts.

/**
 * Programmes on their pages: who creates programmes, who opens a cohort to which programme, and what the pages show.
 */

let door: Door;
let made = 0;
let root = { id: "", cookie: "" };
let kim = { id: "", cookie: "" };
let maya = { id: "", cookie: "" };
let cohortId = "";
const KIM = () => `kim-p${made}@example.org`;

const DAY = new Date("2026-11-20");
async function join(cohortId: string, learners: number, handedIn: number): Promise<string[]> {
  const ids: string[] = [];
  for (let place = 0; place < learners; place++) {
    const { id } = await makePerson(`p${made}-${cohortId.slice(-6)}-${place}`, { isNew: true });
    await db.membership.create({ data: { cohortId, userId: id, role: "learner" } });
    const tally = { handIns: 1, passed: 0, firstOn: DAY, lastOn: DAY, flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
    if (place < handedIn) await db.learnerTally.create({ data: { userId: id, ...tally } });
    ids.push(id);
  }
  return ids;
}
const tell = (id: string) => keepMade(ofCohort(id), "published", () => makePublished(id));

const ask = (fields: object, who = root) =>
  send(admin.action as never, "/admin/programmes", fields, { cookie: who.cookie });
const open = (id: string, who = kim, search = "") =>
  read(page.loader as never, `/programmes/${id}${search}`, { cookie: who.cookie, params: { id } });
/** Returns the page that the programme's lead sees. */
async function show(id: string): Promise<string> {
  const reply = await fetch(`${door.origin}/programmes/${id}`, { headers: { cookie: kim.cookie } });
  return (await reply.text()).replaceAll("<!-- -->", "");
}
async function makeProgramme(...cohorts: string[]): Promise<string> {
  const name = `Autumn intake ${made}`;
  expect((await ask({ intent: "create", name })).data.done).toBe("Programme created");
  const { id } = await db.programme.findFirstOrThrow({ where: { name }, orderBy: { id: "desc" } });
  for (const cohort of cohorts)
    expect((await ask({ intent: "add-cohort", id, cohort })).data.done).toBe("Cohort added");
  return id;
}

beforeAll(async () => {
  door = await openDoor();
});
afterAll(() => door.close());
beforeEach(async () => {
  made++;
  [root, kim, maya] = [await signUp(`root-p${made}`), await signUp(`kim-p${made}`), await signUp(`maya-p${made}`)];
  await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  await db.membership.create({ data: { cohortId, userId: maya.id, role: "lead" } });
});

describe("an admin", () => {
  it("creates a programme, and adds and removes cohorts and leads; each change is in the audit log", async () => {
    const email = KIM();
    const id = await makeProgramme(cohortId);
    expect((await ask({ intent: "add-cohort", id, cohort: cohortId })).data.done).toBe(
      "That cohort was already in the programme",
    );
    expect((await ask({ intent: "add-lead", id, email: ` ${email.toUpperCase()} ` })).data.done).toBe(
      "This person now leads the programme",
    );
    expect((await ask({ intent: "add-lead", id, email })).data.done).toBe("This person already leads the programme");
    const { data } = await read(admin.loader as never, "/admin/programmes", { cookie: root.cookie });
    const shown = (data.programmes as { id: string }[]).find((one) => one.id === id);
    expect(shown).toMatchObject({ cohorts: [{ id: cohortId, name: "Heron" }], leads: [{ id: kim.id }] });
    expect((await ask({ intent: "rename", id, name: " Spring intake " })).data.done).toBe("Renamed");
    expect((await ask({ intent: "remove-lead", id, userId: kim.id })).data.done).toBe(
      "This person no longer leads the programme",
    );
    expect((await ask({ intent: "remove-cohort", id, cohort: cohortId })).data.done).toBe("Cohort removed");
    expect((await ask({ intent: "delete", id })).data.done).toBe("Deleted");
    expect(await db.cohort.count({ where: { id: cohortId } })).toBe(1);
    const events = await db.auditEvent.findMany({ where: { actorId: root.id }, orderBy: { id: "asc" } });
    expect(events.map(({ action }) => action)).toEqual([
      "programme.made",
      "programme.cohort-added",
      "programme.lead-added",
      "programme.renamed",
      "programme.lead-removed",
      "programme.cohort-removed",
      "programme.deleted",
    ]);
    expect(events[2]).toMatchObject({ aboutId: kim.id, subject: `programme:${id}` });
  });

  it("removes only the cohort or lead that the form names", async () => {
    const other = (await db.cohort.create({ data: { name: "Stork" } })).id;
    const id = await makeProgramme(cohortId, other);
    for (const email of [KIM(), `maya-p${made}@example.org`]) await ask({ intent: "add-lead", id, email });
    await ask({ intent: "remove-cohort", id, cohort: other });
    await ask({ intent: "remove-lead", id, userId: kim.id });
    expect(await db.programmeCohort.findMany({ where: { programmeId: id } })).toMatchObject([{ cohortId }]);
    expect(await db.programmeLead.findMany({ where: { programmeId: id } })).toMatchObject([{ userId: maya.id }]);
  });

  it.each([
    [{ intent: "create", name: "  " }, "name", "Enter the programme’s name."],
    [{ intent: "create", name: "x".repeat(101) }, "name", "A programme’s name can have at most 100 characters."],
    [{ intent: "add-cohort", id: "one", cohort: "" }, "cohort", "Choose a cohort."],
    [{ intent: "add-lead", id: "one", email: "kim" }, "email", "Enter an address like kim@example.org."],
  ])("sees an error at the field for %j", async (fields, field, says) => {
    const { status, data } = await ask(fields);
    expect([status, data.errors]).toEqual([400, { [field]: [says] }]);
  });

  it("sees an error if no one has the address, and the form keeps what was typed", async () => {
    const id = await makeProgramme();
    const { status, data } = await ask({ intent: "add-lead", id, email: "nobody@example.org" });
    expect([status, data.form, data.written]).toEqual([400, id, "nobody@example.org"]);
    expect(data.errors.email[0]).toMatch(/^No account has this address/);
    // A guest doesn't count as an account either.
    const day = new Date("2026-11-20");
    const guest = { name: "", email: `guest-${made}@example.org`, guestUntil: day, createdAt: day, updatedAt: day };
    await db.user.create({ data: guest });
    expect((await ask({ intent: "add-lead", id, email: guest.email })).status).toBe(400);
  });
});

describe("a programme lead", () => {
  it("finds the programme in the navigation and on the home page, and sees its cohorts and totals for groups", async () => {
    const other = (await db.cohort.create({ data: { name: "Stork" } })).id;
    const small = (await db.cohort.create({ data: { name: "Wren" } })).id;
    await join(cohortId, 20, 8);
    await join(other, 10, 9);
    await join(small, 4, 2);
    const id = await makeProgramme(cohortId, other, small);
    await ask({ intent: "add-lead", id, email: KIM() });
    for (const one of [cohortId, other, small]) await tell(one);
    const { data } = await open(id);
    expect(data.rows).toMatchObject([
      { name: "Heron", to: null, learners: 20, handedIn: 8, passed: null, trust: null },
      // All learners but one have handed something in, so showing that number would identify the one who hasn't.
      { name: "Stork", to: null, learners: 10, handedIn: null },
      { name: "Wren", to: null, learners: null, handedIn: null },
    ]);
    expect(data.totals).toEqual({ joined: { count: 30, of: 2 }, "handed-in": { count: 8, of: 1 } });
    const nav = await read(readRoot as never, "/learn", { cookie: kim.cookie });
    expect(nav.data.items).toContainEqual({ to: `/programmes/${id}`, label: "Programme" });
    const home = await read(learn.loader as never, "/learn", { cookie: kim.cookie });
    expect(home.data.programmes).toEqual([{ id, name: `Autumn intake ${made}` }]);
  });

  it("reads that the first figures are being calculated, not that they are hidden", async () => {
    await join(cohortId, 10, 5);
    const id = await makeProgramme(cohortId);
    await ask({ intent: "add-lead", id, email: KIM() });
    const html = await show(id);
    expect(html).toContain("The first figures are being calculated. A skill appears once at least 5 learners");
    expect(html).not.toMatch(/hidden for privacy|too early to say/i);
  });

  it("reads that no learner may have demonstrated a skill, if no skill can be shown", async () => {
    const empty = (await db.cohort.create({ data: { name: "Stork" } })).id;
    await join(cohortId, 10, 5);
    const id = await makeProgramme(cohortId, empty);
    await ask({ intent: "add-lead", id, email: KIM() });
    for (const one of [cohortId, empty]) await tell(one);
    const html = await show(id);
    expect(html).toContain("No learner has demonstrated a skill yet, or the figures are hidden for privacy. A skill");
    expect(html).not.toContain("being calculated");
  });

  it("sees dashes in the table of skills for a cohort whose first figures are being calculated", async () => {
    const small = (await db.cohort.create({ data: { name: "Wren" } })).id;
    const learners = await join(cohortId, 12, 0);
    await join(small, 3, 0);
    const tally = { skill: "read-a-diff", state: "shown", tries: 3, passes: 3 };
    await db.skillTally.createMany({ data: learners.slice(0, 6).map((userId) => ({ userId, ...tally })) });
    const id = await makeProgramme(cohortId, small);
    await ask({ intent: "add-lead", id, email: KIM() });
    await tell(cohortId);
    const isHidden = /hidden<span class="vh"> for privacy|<b class="h0">hidden/;
    const before = await show(id);
    expect(before).toContain("6/12");
    expect(before).toContain("not calculated yet");
    expect(before).not.toMatch(isHidden);
    await tell(small);
    const after = await show(id);
    expect(after).not.toContain("not calculated yet");
    expect(after).toMatch(isHidden);
  });

  it("reads a cohort's Overview, Trust and Exercises only, from when its lead opens it until it closes", async () => {
    const [ana] = await join(cohortId, 6, 3);
    const other = (await db.cohort.create({ data: { name: "Stork" } })).id;
    await makeProgramme(other);
    const id = await makeProgramme(cohortId, other);
    await ask({ intent: "add-lead", id, email: KIM() });
    const at = { cookie: kim.cookie, params: { id: cohortId } };
    const reports = [overview, trust, exercises];
    const statuses = async () => {
      const found: number[] = [];
      for (const { loader } of reports) found.push((await read(loader as never, "/", at)).status);
      return found;
    };
    const set = async (intent: string) => {
      const done = await send(settings.action as never, "/", { intent, programme: id }, { ...at, cookie: maya.cookie });
      expect(done.data.door).toBe(intent);
    };
    expect(await statuses()).toEqual([404, 404, 404]);
    const before = await read(settings.loader as never, "/", { ...at, cookie: maya.cookie });
    // The page doesn't show the programme of another cohort.
    expect(before.data.programmes).toMatchObject([{ id, isOpen: false, leads: [`kim-p${made}`] }]);
    await set("let-in");
    await set("let-in");
    expect(await db.programmeCohort.count({ where: { cohortId: other, isOpen: true } })).toBe(0);
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await read(overview.loader as never, "/", at)).data).toMatchObject({
      isOutside: true,
      isLead: false,
      glance: null,
    });
    expect((await read(work.loader as never, "/", at)).status).toBe(404);
    expect((await open(id)).data.rows[0].to).toBe(`/cohorts/${cohortId}`);
    // The programme lead viewed a table that includes this learner, and the learner can see that view.
    await expect.poll(() => db.look.count({ where: { ownerId: ana!, viewerId: kim.id } })).toBe(1);
    await set("shut-out");
    expect(await statuses()).toEqual([404, 404, 404]);
    const doors = await db.auditEvent.findMany({ where: { actorId: maya.id }, orderBy: { id: "asc" } });
    // The lead sent each form twice, but each change was made only once.
    expect(doors.map(({ action }) => action)).toEqual(["programme.let-in", "programme.shut-out"]);
    expect(doors[0]!.subject).toBe(`programme:${id}/cohort:${cohortId}`);
  });

  it("loses all access with their account, and with the programme; the cohort doesn't change", async () => {
    const id = await makeProgramme(cohortId);
    await ask({ intent: "add-lead", id, email: KIM() });
    await deletePerson(kim.id);
    expect(await db.programmeLead.count({ where: { programmeId: id } })).toBe(0);
    await ask({ intent: "add-lead", id, email: `maya-p${made}@example.org` });
    expect((await open(id, maya)).status).toBe(200);
    await ask({ intent: "delete", id });
    expect((await open(id, maya)).status).toBe(404);
    expect(await db.membership.count({ where: { cohortId } })).toBe(1);
  });

  it("gets pages of 50 cohorts, with sums over all of them", async () => {
    const id = await makeProgramme();
    const cohorts = Array.from({ length: 51 }, (_, place) => ({
      id: `many-${made}-${String(place).padStart(2, "0")}`,
    }));
    await db.cohort.createMany({ data: cohorts.map(({ id }) => ({ id, name: `Many ${id}` })) });
    await db.programmeCohort.createMany({ data: cohorts.map((one) => ({ programmeId: id, cohortId: one.id })) });
    const last = cohorts[50]!.id;
    await join(last, 7, 0);
    await tell(last);
    const [first, second] = [await open(id, root), await open(id, root, "?page=2")];
    expect([first.data.rows.length, second.data.rows.length, first.data.total]).toEqual([50, 1, 51]);
    expect(second.data.rows[0]).toMatchObject({ id: last, learners: 7 });
    expect(first.data.totals).toEqual({ joined: { count: 7, of: 1 } });
  });
});

describe("a person who teaches in several cohorts", () => {
  it("sees a row for each cohort: exact where they lead, in groups of five elsewhere", async () => {
    const other = (await db.cohort.create({ data: { name: "Stork" } })).id;
    await db.membership.create({ data: { cohortId: other, userId: maya.id, role: "mentor" } });
    await join(cohortId, 3, 2);
    await join(other, 12, 2);
    await tell(other);
    const { data } = await read(index.loader as never, "/cohorts", { cookie: maya.cookie });
    expect(data.rows).toMatchObject([
      { name: "Heron", to: `/cohorts/${cohortId}`, learners: 3, handedIn: 2, passed: 0 },
      { name: "Stork", to: `/cohorts/${other}`, learners: 12, handedIn: null },
    ]);
    // Only a lead sees who needs attention, here the learner who has handed in nothing yet.
    expect(data.attention).toMatchObject([
      {
        cohortId,
        name: "Heron",
        help: { total: 1, first: { reasons: [{ rule: "quiet", days: null }] } },
        questions: 0,
      },
    ]);
    expect(data.attention).toHaveLength(1);
    const nav = await read(readRoot as never, "/learn", { cookie: maya.cookie });
    expect(nav.data.items).toContainEqual({ to: "/cohorts", label: "Cohorts" });
    expect((await read(index.loader as never, "/cohorts", { cookie: kim.cookie })).status).toBe(404);
  });
});
