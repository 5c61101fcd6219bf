import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { makePerson, signUp } from "../../tests/setup/people";
import { findPersonDetails, listPeople, setAdmin, signOutEverywhere } from "./admin-people.server";
import { listAudit } from "./audit.server";
import { createCohort, deleteEmptyCohort, listCohorts, renameCohort } from "./cohorts/cohorts.server";
import { findPerson, type Person } from "./guards.server";
import { isResetOpen, makeResetLink, resetPassword } from "./passwords/password-reset.server";
import { listPasskeys } from "./sign-in/passkeys.server";
import { changePassword, signIn } from "./sign-in/sign-in.server";

// Long: one case for each right of an admin.

const asking = (cookie: string) => new Request("http://localhost:3000/", { headers: { cookie } });
const people = async (words: string, filter: Parameters<typeof listPeople>[0]["filter"] = "all") =>
  (await listPeople({ words, filter, from: 0, count: 50 })).people.map(({ name }) => name);

let root: Person;
let rootCookie = "";
beforeAll(async () => {
  const { id, cookie } = await signUp("root");
  await db.user.update({ where: { id }, data: { isAdmin: true } });
  rootCookie = cookie;
  root = (await findPerson(asking(cookie)))!;
});
beforeEach(() => db.auditEvent.deleteMany());

const addPasskeys = (...userIds: string[]) =>
  db.passkey.createMany({
    data: userIds.map((userId) => {
      const made = { publicKey: "none", counter: 0, deviceType: "singleDevice", backedUp: false };
      return { userId, name: "Phone", credentialID: `of ${userId}`, ...made };
    }),
  });

const actions = async () => (await listAudit(0, 50)).rows.map(({ action, about }) => [action, about?.name ?? null]);

describe("people", () => {
  beforeAll(async () => {
    const guestUntil = new Date("2030-01-02");
    for (const name of ["Élodie Brun", "elias", "ÅSA", "Zoë"]) {
      await db.user.update({
        where: { id: (await makePerson(`p${name.length}-${name.charCodeAt(0)}`)).id },
        data: { name, ...(name === "Zoë" && { guestUntil }) },
      });
    }
  });

  it("are found by name or address, ignoring case and accents", async () => {
    expect(await people("ELODIE")).toEqual(["Élodie Brun"]);
    expect(await people("åsa")).toEqual(["ÅSA"]);
    expect(await people("EXAMPLE.org root")).toEqual(["root"]);
    expect(await people("no one at all")).toEqual([]);
  });

  it("are found by names that contain a database's special characters", async () => {
    for (const sign of ["%", "_", "\\", "'", '"']) expect(await people(sign), sign).toEqual([]);
  });

  it("are filtered, and paged with the same order on each page", async () => {
    expect(await people("", "admins")).toEqual(["root"]);
    expect(await people("", "guests")).toEqual(["Zoë"]);
    const all = await listPeople({ words: "", filter: "all", from: 0, count: 50 });
    const pages = await Promise.all([0, 2, 4].map((from) => listPeople({ words: "", filter: "all", from, count: 2 })));
    expect(pages.flatMap((page) => page.people)).toEqual(all.people.slice(0, 6));
    expect(pages[0]!.total).toBe(all.total);
  });
});

describe("an admin", () => {
  it("makes another person an admin and reverts it, and both are logged", async () => {
    const { id } = await makePerson("bo");
    expect(await setAdmin(root, id, true)).toBeNull();
    expect(await findPersonDetails(id)).toMatchObject({ isAdmin: true });
    // Setting the role that someone already has isn't logged.
    await setAdmin(root, id, true);
    expect(await setAdmin(root, id, false)).toBeNull();
    expect(await actions()).toEqual([
      ["admin.taken", "bo"],
      ["admin.given", "bo"],
    ]);
  });

  it("stays one if there is no other, or only a demonstration account that cannot sign in", async () => {
    expect(await setAdmin(root, root.id, false)).toContain("There must be at least one admin");
    const demo = await makePerson("demo-admin");
    await db.user.update({ where: { id: demo.id }, data: { isDemo: true, isAdmin: true } });
    expect(await setAdmin(root, root.id, false)).toContain("There must be at least one admin");
    expect(await findPersonDetails(root.id)).toMatchObject({ isAdmin: true });
    expect(await actions()).toEqual([]);
    await db.user.delete({ where: { id: demo.id } });
  });

  it("two admins who remove each other's role at once leave one admin", async () => {
    const { id, cookie } = await signUp("second");
    await setAdmin(root, id, true);
    const second = (await findPerson(asking(cookie)))!;
    await Promise.allSettled([setAdmin(root, id, false), setAdmin(second, root.id, false)]);
    expect(await db.user.count({ where: { isAdmin: true } })).toBe(1);
    await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
    await db.user.update({ where: { id }, data: { isAdmin: false } });
  });

  it("cannot make a guest, or a missing person, an admin", async () => {
    const { id } = await makePerson("guest");
    await db.user.update({ where: { id }, data: { guestUntil: new Date("2030-01-02") } });
    expect(await setAdmin(root, id, true)).toContain("Guests");
    expect(await setAdmin(root, "none", true)).toContain("no longer exists");
    expect(await makeResetLink(root, id)).toBeNull();
  });

  it("ends all of a person's sessions, and no one else's", async () => {
    const { id, cookie } = await signUp("lou");
    await signIn("lou@example.org", "correct horse battery");
    expect(await findPersonDetails(id)).toMatchObject({ sessions: 2 });
    expect(await signOutEverywhere(root, id)).toBe(2);
    expect(await findPerson(asking(cookie))).toBeNull();
    expect(await findPerson(asking(rootCookie))).not.toBeNull();
    expect(await actions()).toEqual([["sessions.ended", "lou"]]);
  });
});

describe("a link for a new password", () => {
  const NEW = "another long password";
  const tokenOf = (path: string) => path.replace("/reset/", "");

  it("works once, ends the sessions, and replaces the old password", async () => {
    const { id, cookie } = await signUp("mia");
    const { path, lastDay } = (await makeResetLink(root, id))!;
    expect(lastDay).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await isResetOpen(tokenOf(path))).toBe(true);
    expect(
      await Promise.all([resetPassword(tokenOf(path), NEW), resetPassword(tokenOf(path), "not this one")]),
    ).toEqual(expect.arrayContaining(["done", "gone"]));
    expect(await isResetOpen(tokenOf(path))).toBe(false);
    expect(await resetPassword(tokenOf(path), NEW)).toBe("gone");
    expect(await findPerson(asking(cookie))).toBeNull();
    expect(await signIn("mia@example.org", "correct horse battery")).toMatchObject({ ok: false });
    expect(await actions()).toEqual([["reset-link.made", "mia"]]);
  });

  afterAll(() => db.cohort.deleteMany({ where: { name: "Of scripts" } }));
  /** The number of this person's links with which programs can read data without signing in. */
  async function countLinks(id: string): Promise<number> {
    const scripts = await db.exportLink.count({ where: { madeById: id, withdrawnOn: null } });
    return scripts + (await db.user.count({ where: { id, calendarKey: { not: null } } }));
  }
  /** The cohorts for which the log of changes says that the person withdrew a link for scripts. */
  const listLoggedCohorts = async (id: string) =>
    (await listAudit(0, 50)).rows
      .filter(({ action, actor }) => action === "export-link.withdrawn" && actor?.id === id)
      .map(({ cohort }) => cohort?.name);
  async function addLinks(id: string): Promise<void> {
    const { id: cohortId } = await db.cohort.create({ data: { name: "Of scripts" } });
    await db.exportLink.create({
      data: { cohortId, tokenHash: `of ${id}`, name: "Nightly", madeById: id, madeOn: new Date() },
    });
    await db.user.update({ where: { id }, data: { calendarKey: "key" } });
    expect(await countLinks(id)).toBe(2);
  }

  it("sets the password that was entered, and removes the account's passkeys and links", async () => {
    const [{ id }, other] = [await signUp("mona"), await signUp("mika")];
    await addPasskeys(id, other.id);
    for (const one of [id, other.id]) await addLinks(one);
    const { path } = (await makeResetLink(root, id))!;
    await resetPassword(tokenOf(path), NEW);
    expect(await signIn("mona@example.org", NEW)).toMatchObject({ ok: true });
    expect([await listPasskeys(id), await listPasskeys(other.id)]).toMatchObject([[], [{ name: "Phone" }]]);
    expect([await countLinks(id), await countLinks(other.id)]).toEqual([0, 2]);
    expect([await listLoggedCohorts(id), await listLoggedCohorts(other.id)]).toEqual([["Of scripts"], []]);
  });

  it("passkeys and links also go with a changed password if the person chooses so; the person is notified anyway", async () => {
    for (const [name, endsAccess] of [
      ["moni", false],
      ["muna", true],
    ] as const) {
      const { id, cookie } = await signUp(name);
      await addPasskeys(id);
      await addLinks(id);
      const changed = await changePassword(asking(cookie), "correct horse battery", NEW, { endsAccess });
      expect(changed).toMatchObject({ ok: true });
      expect((await listPasskeys(id)).length).toBe(endsAccess ? 0 : 1);
      expect(await countLinks(id)).toBe(endsAccess ? 0 : 2);
      expect(await listLoggedCohorts(id)).toEqual(endsAccess ? ["Of scripts"] : []);
      const notices = await db.notice.findMany({ where: { userId: id }, select: { about: true } });
      expect(notices).toEqual([{ about: "password-changed" }]);
    }
  });

  it("expires after its last day, or when a newer one is created; other people's links stay", async () => {
    const [ida, ivo] = [await signUp("ida"), await signUp("ivo")];
    const first = (await makeResetLink(root, ida.id))!;
    const other = (await makeResetLink(root, ivo.id))!;
    const second = (await makeResetLink(root, ida.id))!;
    expect(await isResetOpen(tokenOf(first.path))).toBe(false);
    expect(await isResetOpen(tokenOf(other.path))).toBe(true);
    await db.verification.updateMany({ where: { value: ida.id }, data: { expiresAt: new Date() } });
    expect(await isResetOpen(tokenOf(second.path))).toBe(false);
    expect(await resetPassword(tokenOf(second.path), NEW)).toBe("gone");
    // Expired links are deleted when anyone creates a new one.
    await makeResetLink(root, ivo.id);
    expect(await db.verification.count({ where: { value: ida.id } })).toBe(0);
  });

  it("stops working when the person changes the password in any way", async () => {
    const { id, cookie } = await signUp("uma");
    const before = (await makeResetLink(root, id))!;
    expect(await changePassword(asking(cookie), "correct horse battery", NEW)).toMatchObject({ ok: true });
    expect(await isResetOpen(tokenOf(before.path))).toBe(false);
    expect(await resetPassword(tokenOf(before.path), "an attacker's choice")).toBe("gone");
    expect(await signIn("uma@example.org", NEW)).toMatchObject({ ok: true });
  });

  it("refuses a common password, and still works afterwards", async () => {
    const { id } = await signUp("una");
    const { path } = (await makeResetLink(root, id))!;
    expect(await resetPassword(tokenOf(path), "1234567890")).toMatchObject({ weak: expect.stringContaining("common") });
    expect(await resetPassword(tokenOf(path), NEW)).toBe("done");
  });

  it("is stored without its secret, and with days instead of times", async () => {
    const { id } = await signUp("ola");
    const { path } = (await makeResetLink(root, id))!;
    const rows = await db.verification.findMany();
    expect(JSON.stringify(rows)).not.toContain(tokenOf(path));
    for (const { createdAt, updatedAt, expiresAt } of rows.filter(({ value }) => value === id)) {
      for (const time of [createdAt, updatedAt, expiresAt]) expect(time.getTime() % DAY_MS).toBe(0);
    }
  });

  test.each(["", "none", "../x", "a".repeat(10_000)])("%j is not a token", async (token) => {
    expect(await isResetOpen(token)).toBe(false);
    expect(await resetPassword(token, NEW)).toBe("gone");
  });
});

describe("cohorts", () => {
  it("are created, renamed, and deleted only if empty", async () => {
    const id = await createCohort(root, "Spring");
    expect(await renameCohort(root, id, "Summer")).toBe(true);
    await db.membership.create({ data: { cohortId: id, userId: root.id, role: "lead" } });
    expect(await deleteEmptyCohort(root, id)).toBe(false);
    const { cohorts } = await listCohorts(0, 50);
    expect(cohorts).toMatchObject([{ name: "Summer", counts: { learner: 0, mentor: 0, lead: 1 } }]);
    // Sorted alphabetically, ignoring case.
    const spring = await db.cohort.create({ data: { name: "spring" } });
    expect((await listCohorts(0, 50)).cohorts.map(({ name }) => name)).toEqual(["spring", "Summer"]);
    expect(await listCohorts(1, 1)).toMatchObject({ cohorts: [{ name: "Summer" }], total: 2 });
    await db.cohort.delete({ where: { id: spring.id } });
    await db.membership.deleteMany({ where: { cohortId: id } });
    expect(await deleteEmptyCohort(root, id)).toBe(true);
    expect(await deleteEmptyCohort(root, id)).toBe(false);
    expect(await renameCohort(root, id, "Autumn")).toBe(false);
    expect((await actions()).map(([action]) => action)).toEqual(["cohort.deleted", "cohort.renamed", "cohort.made"]);
  });

  it("are kept while another cohort has one of their uploaded exercises", async () => {
    const [id, other] = [await createCohort(root, "From"), await createCohort(root, "Elsewhere")];
    const third = await createCohort(root, "Without exercises");
    const slug = "uploaded-from";
    await db.exercise.create({ data: { slug, kind: "fix", isUploaded: true } });
    await db.upload.create({ data: { cohortId: id, slug, folder: "{}", state: "released", uploadedAt: new Date() } });
    await db.release.createMany({ data: [id, other].map((cohortId) => ({ slug, cohortId })) });
    expect([await deleteEmptyCohort(root, id), await deleteEmptyCohort(root, third)]).toEqual([false, true]);
    await db.release.deleteMany({ where: { cohortId: other } });
    expect(await deleteEmptyCohort(root, id)).toBe(true);
    expect(await deleteEmptyCohort(root, other)).toBe(true);
    await db.exercise.delete({ where: { slug } });
  });
});

it("the list of changes does not name deleted people, and gives days, not times", async () => {
  const { id } = await makePerson("leaver");
  await signOutEverywhere(root, id);
  await db.user.delete({ where: { id } });
  const { rows, total } = await listAudit(0, 50);
  expect(total).toBe(1);
  expect(rows[0]).toMatchObject({
    about: null,
    actor: { name: "root" },
    day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
});
