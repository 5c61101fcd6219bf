import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { readPresence } from "~/cohort/assignments/presence.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import * as assignment from "~/routes/lead/cohorts.$id_.assignments_.$assignmentId/route";
import { hashList } from "~/routes/lead/cohorts.$id_.people/forms.server";
import * as people from "~/routes/lead/cohorts.$id_.people/route";
import * as mine from "~/routes/learner/learn_.assignments_.$id/route";
import { type Door, openDoor } from "../access/door";
import { read, send } from "../setup/ask";
import { joinAt } from "../setup/assigned";
import { signUp } from "../setup/people";

// Long: each change to several people has its form, its refusals and its undo.

/** What a lead does with several selected people at once: deadline extensions, roles, sections, removals. */

let made = 0;
let cohortId = "";
type Who = Awaited<ReturnType<typeof signUp>>;
let [lead, ana, ben, chiara]: Who[] = [];

let door: Door;
beforeAll(async () => {
  door = await openDoor();
  await indexExercises();
});
afterAll(() => door.close());
beforeEach(async () => {
  made++;
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  const join = async (name: string, role: string) => {
    const person = await signUp(`${name}${made}`);
    await joinAt(cohortId, person, role, new Date(Date.now() - 60 * DAY_MS));
    return person;
  };
  lead = await join("many-lead", "lead");
  [ana, ben, chiara] = [await join("ana", "learner"), await join("ben", "learner"), await join("chiara", "learner")];
});

/** A form's fields with a checkbox "who" for each person. */
const withWho = (who: readonly (Who | undefined)[], fields: Readonly<Record<string, string>>) => [
  ...who.map((one) => ["who", one!.id]),
  ...Object.entries(fields),
];

describe("a new deadline for several learners", () => {
  const EVERYONE = new Date("2090-06-30T16:00:00Z");
  let assignmentId = "";
  beforeEach(async () => {
    const { id } = await db.assignment.create({
      data: {
        cohortId,
        title: "Week 1",
        makeKey: `key-${made}`,
        timeZone: "Europe/Berlin",
        opensAt: new Date("2026-01-05T08:00:00Z"),
        dueAt: EVERYONE,
        exercises: { create: { slug: listExercises()[0]!.slug, place: 0 } },
      },
    });
    assignmentId = id;
  });
  const extendMany = (who: readonly (Who | undefined)[], until: string) =>
    send(assignment.action as never, "/", withWho(who, { intent: "extend-many", until }), {
      cookie: lead!.cookie,
      params: { id: cohortId, assignmentId },
    });
  const dueOf = async (who: Who | undefined) =>
    (await read(mine.loader as never, "/", { cookie: who!.cookie, params: { id: assignmentId } })).data.due;
  const everyones = "Fri 30 June 2090, 18:00 Berlin time";

  it("applies to each of them, and to no one else", async () => {
    const { data } = await extendMany([ana, ben], "2090-07-31T18:00");
    expect(data).toMatchObject({ error: "", written: null, done: "New deadline saved for 2 learners." });
    const later = "Mon 31 July 2090, 18:00 Berlin time";
    expect([await dueOf(ana), await dueOf(ben), await dueOf(chiara)]).toEqual([later, later, everyones]);
    // Setting a deadline again changes the existing extension and doesn't add a second one.
    await extendMany([ana], "2090-08-31T18:00");
    expect(await db.extension.count({ where: { assignmentId } })).toBe(2);
    expect([await dueOf(ana), await dueOf(ben)]).toEqual(["Thu 31 August 2090, 18:00 Berlin time", later]);
  });

  it("leaves out people who don't learn there, and says how many learners got it", async () => {
    const stranger = await signUp(`stranger${made}`);
    expect((await extendMany([lead, stranger, ana], "2090-07-31T18:00")).data.done).toBe(
      "New deadline saved for 1 learner.",
    );
    expect(await db.extension.findMany({ where: { assignmentId }, select: { userId: true } })).toEqual([
      { userId: ana!.id },
    ]);
    expect((await extendMany([stranger], "2090-07-31T18:00")).status).toBe(400);
  });

  it("keeps its errors and its date out of the open form for one learner, which keeps the page", async () => {
    const page = async (query: string, fields?: Record<string, string>) => {
      const reply = await fetch(`${door.origin}/cohorts/${cohortId}/assignments/${assignmentId}${query}`, {
        headers: { cookie: lead!.cookie },
        ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
      });
      const html = await reply.text();
      const from = html.indexOf('id="extend"');
      return { html, form: html.slice(from, html.indexOf("</section>", from)) };
    };
    const [one, many] = ["2090-07-31T18:00", "2090-08-31T18:00"];
    const query = `?page=1&extend=${ana!.id}`;
    const error = "Select at least one learner in the table.";
    const refused = await page(query, { intent: "extend-many", until: many });
    expect(refused.html.split("</main>")[0]).toContain(error);
    expect(refused.form).toContain('id="until"');
    for (const text of [error, many]) expect(refused.form).not.toContain(text);
    const own = await page(query, { intent: "extend", userId: lead!.id, until: one });
    expect(own.form).toContain("That person no longer has this assignment.");
    expect(own.html.split(`value="${one}"`)).toHaveLength(2);
    // Links to other pages don't open the form, and links to other learners' forms stay on the same page.
    expect(own.form).toContain(`href="/cohorts/${cohortId}/assignments/${assignmentId}?page=1"`);
    expect(own.html).toContain(`?page=1&amp;extend=${ben!.id}#extend`);
    // A learner who has left has no form, so the page itself says that they have left.
    await db.membership.deleteMany({ where: { cohortId, userId: ana!.id } });
    const left = await page(query, { intent: "extend", userId: ana!.id, until: one });
    expect(left.html).toContain("That person no longer has this assignment.");
    expect(left.html).not.toContain(`value="${one}"`);
  });

  it.each([
    ["no one is selected", [], "2090-07-31T18:00", "Select at least one learner in the table."],
    ["there is no date", ["ana"], "", "Enter a day and a time, like 2027-01-31T17:00."],
  ])("is refused if %s, and changes nothing", async (_, names, until, error) => {
    const { status, data } = await extendMany(names.length > 0 ? [ana] : [], until);
    expect([status, data.error, data.written]).toEqual([400, error, until]);
    expect(await dueOf(ana)).toBe(everyones);
  });
});

describe("a change of several members", () => {
  const ENDED = "Any of their questions and disputes that were waiting for a mentor have been withdrawn.";
  const post = (fields: object) =>
    send(people.action as never, "/", fields, { cookie: lead!.cookie, params: { id: cohortId } });
  const changeMany = (who: readonly (Who | undefined)[], what: string) => post(withWho(who, { intent: "bulk", what }));
  const members = async () => {
    const rows = await db.membership.findMany({ where: { cohortId }, include: { section: true } });
    const by = new Map(rows.map(({ userId, role, section }) => [userId, [role, section?.name ?? ""].join(" ").trim()]));
    return [ana, ben, chiara, lead].map((one) => by.get(one!.id) ?? "out");
  };

  it("gives each of them the role, and no one else", async () => {
    expect((await changeMany([ana, ben], "role:mentor")).data).toMatchObject({
      done: `Roles changed. ${ENDED}`,
      errors: null,
    });
    expect(await members()).toEqual(["mentor", "mentor", "learner", "lead"]);
    expect(await db.auditEvent.count({ where: { subject: `cohort:${cohortId}`, action: "member.made-mentor" } })).toBe(
      2,
    );
    expect((await changeMany([ana, ben], "role:learner")).data.done).toBe("Roles changed.");
    expect(await members()).toEqual(["learner", "learner", "learner", "lead"]);
  });

  it("puts them into a section, and takes them out", async () => {
    const { id } = await db.section.create({ data: { cohortId, name: "A" } });
    await changeMany([ana, ben], `section:${id}`);
    expect(await members()).toEqual(["learner A", "learner A", "learner", "lead"]);
    await changeMany([ben], "section:");
    expect(await members()).toEqual(["learner A", "learner", "learner", "lead"]);
    const refused = await changeMany([ana], "section:no-such-section");
    expect([refused.status, refused.data.errors.what]).toEqual([400, ["That section no longer exists."]]);
    expect(await members()).toEqual(["learner A", "learner", "learner", "lead"]);
  });

  it("removes them, and they can be restored one by one or together, with their roles and sections", async () => {
    const { id } = await db.section.create({ data: { cohortId, name: "A" } });
    await changeMany([ana], `section:${id}`);
    await changeMany([ben], "role:mentor");
    const removed = await changeMany([ana, ben], "remove:sure");
    expect(removed.data.done).toBe(`Removed. You can restore them below. ${ENDED}`);
    expect(await members()).toEqual(["out", "out", "learner", "lead"]);
    const one = await post({ intent: "put-back", userId: ben!.id });
    expect(one.data.done).toBe(`Restored, with the same role and section as before. ${ENDED}`);
    expect(await members()).toEqual(["out", "mentor", "learner", "lead"]);
    await changeMany([ben, chiara], "remove:sure");
    expect(await members()).toEqual(["out", "out", "out", "lead"]);
    const all = await post({ intent: "put-all-back" });
    expect(all.data.done).toBe(`Restored, with the same roles and sections as before. ${ENDED}`);
    expect(await members()).toEqual(["learner A", "mentor", "learner", "lead"]);
  });

  it("are removed only after the lead has confirmed it, and the page names them first", async () => {
    const { data } = await changeMany([ana, lead], "remove:");
    expect(data.asks).toMatchObject({ who: [ana!.id, lead!.id], hasYou: true, members: [{}, {}] });
    expect(data.done).toBe("");
    expect(await members()).toEqual(["learner", "learner", "learner", "lead"]);
  });

  it("says how many restored people aren’t in a section, because theirs was deleted meanwhile", async () => {
    const { id } = await db.section.create({ data: { cohortId, name: "A" } });
    await changeMany([ana, ben], `section:${id}`);
    await changeMany([ana, ben, chiara], "remove:sure");
    await db.section.delete({ where: { id } });
    const restored = await post({ intent: "put-all-back" });
    expect(restored.data.done).toBe(
      `Restored, with the same roles as before. ${ENDED} 2 people aren’t in a section, because their section no longer exists.`,
    );
    expect(await members()).toEqual(["learner", "learner", "learner", "lead"]);
  });

  it("says before and after it that waiting questions and disputes are withdrawn", async () => {
    const to = await db.cohort.create({ data: { name: "Wren" } });
    await db.membership.create({ data: { cohortId: to.id, userId: lead!.id, role: "lead" } });
    const open = async (query = "") =>
      (await fetch(`${door.origin}/cohorts/${cohortId}/people${query}`, { headers: { cookie: lead!.cookie } })).text();
    expect(await open()).toContain("Restoring the learners doesn’t bring their questions and disputes back.");
    expect(await open(`?remove=${ana!.id}`)).toContain("their waiting questions and disputes are withdrawn now.");
    const role = await post({ intent: "role", userId: ben!.id, role: "mentor" });
    expect(role.data.done).toBe(`Role changed. ${ENDED}`);
    await post({ intent: "remove", userId: ana!.id });
    expect(await open(`?removed=${ana!.id}`)).toContain(`Removed. You can restore them below. ${ENDED}`);
    const moved = await changeMany([chiara], `cohort:${to.id}`);
    expect(moved.data.done).toBe(`Moved to Wren. We have notified everyone who was moved. ${ENDED}`);
    // No learner is left in the cohort.
    expect(await open()).not.toContain("Restoring the learners");
  });

  it.each(["role:learner", "remove:sure"])(
    "%s is refused for all of them if the cohort would have no lead",
    async (what) => {
      const { status, data } = await changeMany([ana, lead], what);
      expect([status, data.errors.what]).toEqual([400, ["A cohort needs a lead. Make someone else a lead first."]]);
      expect(await members()).toEqual(["learner", "learner", "learner", "lead"]);
    },
  );

  it("lets leads move learners only to cohorts that they lead, and admins to any cohort", async () => {
    // Cohorts with the same name would be listed with the day on which they were created.
    const name = "Wren, the only one";
    const other = await db.cohort.create({ data: { name } });
    const refused = await changeMany([ana], `cohort:${other.id}`);
    const error = "That cohort no longer exists, or you no longer lead it.";
    expect([refused.status, refused.data.errors.what]).toEqual([400, [error]]);
    const admin = await signUp(`many-admin${made}`);
    await db.user.update({ where: { id: admin.id }, data: { isAdmin: true } });
    // Only the form for moving people moves them, not a form for roles that names a cohort, and not an undo form.
    const posing = [
      withWho([ana], { intent: "bulk", what: `role:${other.id}` }),
      { intent: "undo", before: `role:learner ${ana!.id}:${other.id}` },
    ];
    for (const sent of posing)
      await send(people.action as never, "/", sent, { cookie: admin.cookie, params: { id: cohortId } });
    expect(await members()).toEqual(["learner", "learner", "learner", "lead"]);
    const fields = withWho([ana], { intent: "bulk", what: `cohort:${other.id}` });
    const asked = { cookie: admin.cookie, params: { id: cohortId } };
    expect((await read(people.loader as never, "/", asked)).data.otherCohorts).toContainEqual({
      id: other.id,
      name,
    });
    const moved = await send(people.action as never, "/", fields, asked);
    expect(moved.data.done).toBe(`Moved to ${name}. We have notified everyone who was moved. ${ENDED}`);
    expect(await members()).toEqual(["out", "learner", "learner", "lead"]);
  });

  it("can be undone if learners were moved: they are back in their sections, and have left the other cohort", async () => {
    const other = await db.cohort.create({ data: { name: "Wren" } });
    await joinAt(other.id, lead!, "lead", new Date());
    await joinAt(other.id, ben!, "learner", new Date());
    const { id } = await db.section.create({ data: { cohortId, name: "A" } });
    await changeMany([ana, chiara], `section:${id}`);
    const ofAna = { cohortId_userId: { cohortId, userId: ana!.id } };
    const { sectionSince: since } = await db.membership.findUniqueOrThrow({ where: ofAna });
    expect(since).not.toBeNull();
    const { moved } = (await changeMany([ana, ben, chiara], `cohort:${other.id}`)).data;
    expect(await members()).toEqual(["out", "out", "out", "lead"]);
    await db.membership.updateMany({ where: { cohortId: other.id, userId: chiara!.id }, data: { role: "mentor" } });
    const undone = await post({ intent: "undo-move", moved });
    expect(undone.data.done).toBe(`Undone. We have notified everyone who was moved back. ${ENDED}`);
    expect(await members()).toEqual(["learner A", "learner", "out", "lead"]);
    const there = await db.membership.findMany({ where: { cohortId: other.id }, select: { userId: true, role: true } });
    expect(new Map(there.map(({ userId, role }) => [userId, role]))).toEqual(
      new Map([
        [lead!.id, "lead"],
        [ben!.id, "learner"],
        [chiara!.id, "mentor"],
      ]),
    );
    // After the undo, the moved learners count as learners of this cohort for the whole time.
    const { absences, section } = (await readPresence(ana!))(cohortId, ana!.id);
    expect(section?.since).toEqual(since);
    expect(absences.filter(({ to }) => to > new Date(Date.now() - DAY_MS))).toEqual([]);
    expect((await post({ intent: "undo-move", moved })).data.done).toBe("There is nothing left to undo.");
    // A lead can undo neither someone else's move nor a move to a cohort that they no longer lead.
    const second = await signUp(`second-lead${made}`);
    await joinAt(cohortId, second, "lead", new Date());
    const as = (cookie: string) =>
      send(people.action as never, "/", { intent: "undo-move", moved }, { cookie, params: { id: cohortId } });
    expect(await as(second.cookie)).toMatchObject({
      status: 400,
      data: { errors: { "": [expect.stringContaining("can’t undo")] } },
    });
    await db.membership.deleteMany({ where: { cohortId: other.id, userId: lead!.id } });
    expect((await as(lead!.cookie)).status).toBe(400);
  });

  it("can be undone if it was one of roles or sections, but not for members who were changed again since", async () => {
    const { id } = await db.section.create({ data: { cohortId, name: "A" } });
    const undo = async (before: string) => (await post({ intent: "undo", before })).data.done;
    const change = async (who: readonly (Who | undefined)[], what: string) =>
      (await changeMany(who, what)).data.before as string;
    await change([ana], `section:${id}`);
    await change([ben], "role:mentor");
    const roles = await change([ana, ben, chiara], "role:lead");
    await change([ana], "section:");
    await change([chiara], "role:learner");
    expect(await undo(roles)).toBe("Undone.");
    expect(await members()).toEqual(["learner", "mentor", "learner", "lead"]);
    const sections = await change([ana, chiara], `section:${id}`);
    expect(await members()).toEqual(["learner A", "mentor", "learner A", "lead"]);
    await change([ana], "role:mentor");
    expect(await undo(sections)).toBe("Undone.");
    expect(await members()).toEqual(["mentor", "mentor", "learner", "lead"]);
    const one = (await post({ intent: "role", userId: chiara!.id, role: "mentor" })).data.before as string;
    expect(await undo(one)).toBe("Undone.");
    expect(await members()).toEqual(["mentor", "mentor", "learner", "lead"]);

    await change([ben], `section:${id}`);
    const out = await change([ben], "section:");
    await db.section.delete({ where: { id } });
    for (const before of [out, one]) expect(await undo(before)).toBe("There is nothing left to undo.");
    const stranger = await signUp(`stranger${made}`);
    const other = await db.cohort.create({ data: { name: "Wren" } });
    await joinAt(other.id, stranger, "learner", new Date());
    expect(await undo(`role:learner ${stranger.id}:lead`)).toBe("There is nothing left to undo.");
    expect(await db.membership.findFirst({ where: { userId: stranger.id } })).toMatchObject({ role: "learner" });
    const alone = await post({ intent: "undo", before: `role:lead ${lead!.id}:mentor` });
    const error = "A cohort needs a lead. Make someone else a lead first.";
    expect([alone.status, alone.data.errors[""]]).toEqual([400, [error]]);
    for (const before of ["", "a:b", `role ${ana!.id}:learner`, `role:lead ${ana!.id}`])
      expect((await post({ intent: "undo", before })).status).toBe(400);
  });

  it("can change all learners whom a search finds, unless the list has changed meanwhile", async () => {
    const { id } = await db.section.create({ data: { cohortId, name: "A" } });
    await changeMany([ana, ben], `section:${id}`);
    const postAll = (all: string, what = "section:") =>
      send(
        people.action as never,
        `/?section=${id}`,
        { intent: "bulk", what, all },
        { cookie: lead!.cookie, params: { id: cohortId } },
      );
    const refused = await postAll(hashList([ana!.id, chiara!.id]));
    const error = "The list has changed since you opened this page. Check it, and try again.";
    expect([refused.status, refused.data.errors.what]).toEqual([400, [error]]);
    expect(await members()).toEqual(["learner A", "learner A", "learner", "lead"]);
    const both = hashList([ben!.id, ana!.id]);
    // A confirmation for the whole list sends the list's hash back.
    const { asks } = (await postAll(both, "remove:")).data;
    expect([asks.all, asks.who, asks.members.length]).toEqual([both, [], 2]);
    await postAll(asks.all, "remove:sure");
    expect(await members()).toEqual(["out", "out", "learner", "lead"]);
    await post({ intent: "put-all-back" });
    expect((await postAll(both)).data.done).toBe("Sections changed.");
    expect(await members()).toEqual(["learner", "learner", "learner", "lead"]);
    expect((await changeMany([], "section:")).data.errors.what).toEqual(["Select at least one member."]);
  });

  it("changes no one in another cohort", async () => {
    const stranger = await signUp(`stranger${made}`);
    const other = await db.cohort.create({ data: { name: "Wren" } });
    await joinAt(other.id, stranger, "learner", new Date());
    for (const what of ["role:mentor", "remove:sure"]) {
      const { status, data } = await changeMany([stranger], what);
      expect([status, data.errors.what]).toEqual([400, ["That person is no longer in this cohort."]]);
    }
    expect(await db.membership.findFirst({ where: { userId: stranger.id } })).toMatchObject({ role: "learner" });
  });

  it.each([
    ["no one is selected", [], "role:mentor"],
    ["nothing is chosen", ["ana"], ""],
    ["the role is unknown", ["ana"], "role:owner"],
  ])("is refused if %s", async (_, names, what) => {
    expect((await changeMany(names.length > 0 ? [ana] : [], what)).status).toBe(400);
    expect(await members()).toEqual(["learner", "learner", "learner", "lead"]);
  });
});
