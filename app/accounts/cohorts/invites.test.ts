import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { DAY_MS } from "~/operations/time";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { listAudit } from "../audit.server";
import { changeWho } from "../change-who.server";
import type { Person } from "../guards.server";
import { createCohort } from "./cohorts.server";
import { INVITE_DAYS, listInvites, MAX_OPEN, makeInvite, makeLink, renewInvite, revokeInvite } from "./invites.server";
import { findDoor, join } from "./join.server";
import { leaveCohort, removeMembers, setRole } from "./members.server";

const personOf = ({ id, name, email }: { id: string; name: string; email: string }): Person => ({
  id,
  name,
  email,
  isAdmin: false,
  editor: "monaco",
  singleKeys: true,
});
const make = async (name: string) => personOf(await makePerson(name));

// Long: each way in which an invite ends has its own case.

let lead: Person;
let cohortId = "";
beforeAll(async () => {
  lead = await make("maya");
});
beforeEach(async () => {
  cohortId = await createCohort(lead, "Spring");
  await db.membership.create({ data: { cohortId, userId: lead.id, role: "lead" } });
  await db.auditEvent.deleteMany();
});
afterEach(() => void vi.useRealTimers());

const secretOf = (made: { readonly path: string } | null) => made!.path.replace("/join/", "");
const roleOf = async ({ id }: Person) =>
  (await db.membership.findUnique({ where: { cohortId_userId: { cohortId, userId: id } } }))?.role ?? null;
const link = async (maxUses = 2, lastDay = "2030-01-02") =>
  secretOf(await makeLink(lead, cohortId, { lastDay, maxUses }));
const invite = async (email: string, role: "mentor" | "lead" = "mentor") =>
  secretOf(await makeInvite(lead, cohortId, { email, role }));
const usesOf = async () => (await db.invite.findFirstOrThrow({ where: { cohortId } })).uses;
let made = 0;
const anybody = () => make(`anybody-${made++}`);

describe("a link for learners", () => {
  it("leads into a section of its own cohort only", async () => {
    const elsewhere = await createCohort(lead, "Elsewhere");
    const [here, there] = await Promise.all(
      [cohortId, elsewhere].map((cohortId) => db.section.create({ data: { cohortId, name: "Group A" } })),
    );
    for (const section of [here!.id, there!.id])
      await makeLink(lead, cohortId, { lastDay: "2030-01-02", maxUses: 1, section });
    const sections = await db.invite.findMany({ where: { cohortId }, select: { sectionId: true } });
    expect(new Set(sections.map(({ sectionId }) => sectionId))).toEqual(new Set([here!.id, null]));
  });

  it("admits learners, and shows each visitor what it offers", async () => {
    const [ana, secret] = [await anybody(), await link()];
    const door = {
      cohort: "Spring",
      role: "learner",
      invitedBy: "maya",
      boundTo: null,
      standing: "new",
      present: null,
    };
    expect(await findDoor(secret, ana)).toMatchObject(door);
    // Visitors without an account see the same offer.
    expect(await findDoor(secret, null)).toMatchObject(door);
    expect(await join(ana, secret)).toMatchObject(door);
    expect(await roleOf(ana)).toBe("learner");
    expect(await findDoor(secret, ana)).toMatchObject({ standing: "member", present: "learner" });
  });

  it("has a secret of 256 bits, which is not stored", async () => {
    const secret = await link();
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    expect(JSON.stringify([await db.invite.findMany(), await db.auditEvent.findMany()])).not.toContain(secret);
    expect(secret).not.toBe(await link());
  });

  it("gives the same answer whether it is used up, expired, revoked, or invented", async () => {
    const bo = await anybody();
    const used = await link(1);
    await join(await anybody(), used);
    const closed = await link();
    const { id } = await db.invite.findFirstOrThrow({ where: { cohortId, uses: 0 } });
    expect([await revokeInvite(lead, cohortId, id), await revokeInvite(lead, cohortId, id)]).toEqual([true, false]);
    const ended = await link(1, "2026-01-01");
    for (const secret of [used, closed, ended, "none", ""]) {
      expect(await findDoor(secret, bo), secret).toBeNull();
      expect(await findDoor(secret, null)).toBeNull();
      expect(await join(bo, secret)).toBeNull();
    }
    expect(await roleOf(bo)).toBeNull();
    expect(await listInvites(cohortId)).toEqual([]);
  });

  it("works through its last day", async () => {
    const secret = await link(5, "2027-03-04");
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2027-03-04T23:59:59Z") });
    expect(await findDoor(secret, null)).not.toBeNull();
    expect((await listInvites(cohortId))[0]).toMatchObject({ lastDay: "2027-03-04", uses: 0, maxUses: 5 });
    vi.setSystemTime(new Date("2027-03-05T00:00:00Z"));
    expect(await findDoor(secret, null)).toBeNull();
  });

  it("admits no more than allowed when many join at once, and counts them", async () => {
    const secret = await link(3);
    const people = await Promise.all(Array.from({ length: 8 }, anybody));
    const doors = await Promise.all(people.map((person) => join(person, secret)));
    expect(doors.filter(Boolean)).toHaveLength(3);
    expect(await db.membership.count({ where: { cohortId, role: "learner" } })).toBe(3);
    expect(await usesOf()).toBe(3);
  });

  it("joining twice, even at once or after the link has expired, changes nothing and uses up no place", async () => {
    const [ana, secret] = [await anybody(), await link(2)];
    await Promise.all([join(ana, secret), join(ana, secret), join(ana, secret)]);
    expect(await usesOf()).toBe(1);
    await join(await anybody(), secret);
    expect(await join(ana, secret)).toMatchObject({ standing: "member" });
    expect(await db.membership.count({ where: { cohortId, userId: ana.id } })).toBe(1);
    expect(await usesOf()).toBe(2);
  });

  it("does not make a learner of someone who becomes a mentor at that moment", async () => {
    const [mia, secret] = [await anybody(), await link()];
    const joined = await during(
      async (tx) => {
        await lockCohort(tx, cohortId);
        await tx.membership.create({ data: { cohortId, userId: mia.id, role: "mentor" } });
      },
      () => join(mia, secret),
    );
    expect(joined).toMatchObject({ standing: "member", present: "mentor" });
    expect([await roleOf(mia), await usesOf()]).toEqual(["mentor", 0]);
  });

  it("admits no one with the old address if a lead replaces it at that moment", async () => {
    const [mia, secret] = [await anybody(), await link()];
    const joined = await during(
      async (tx) => {
        await lockCohort(tx, cohortId);
        await tx.invite.updateMany({ where: { cohortId }, data: { tokenHash: "another" } });
      },
      () => join(mia, secret),
    );
    expect([joined, await roleOf(mia)]).toEqual([null, null]);
  });

  it("does not turn a mentor into a learner", async () => {
    const mia = await anybody();
    await db.membership.create({ data: { cohortId, userId: mia.id, role: "mentor" } });
    expect(await join(mia, await link())).toMatchObject({ standing: "member", present: "mentor" });
    expect([await roleOf(mia), await usesOf()]).toEqual(["mentor", 0]);
  });
});

it("a link for learners doesn't readmit someone whom a lead has removed since; a later link or an invite does", async () => {
  const [ana, open] = [await anybody(), await link(20)];
  await join(ana, open);
  await removeMembers(lead, cohortId, [ana.id]);
  expect(await findDoor(open, ana)).toMatchObject({ standing: "removed" });
  expect([await join(ana, open), await usesOf()]).toEqual([null, 1]);
  expect(await findDoor(await link(), ana)).toMatchObject({ standing: "new" });
  // A process that has run for longer has greater ids.
  const [eve, late] = [await anybody(), await link(20)];
  const { id } = await db.invite.findFirstOrThrow({ where: { cohortId }, orderBy: { id: "desc" } });
  await db.invite.update({ where: { id }, data: { id: `${id.slice(0, 15)}fff${id.slice(18)}` } });
  await join(eve, late);
  await removeMembers(lead, cohortId, [eve.id]);
  expect(await findDoor(late, eve)).toMatchObject({ standing: "removed" });
  expect(await join(ana, await invite(ana.email))).toMatchObject({ role: "mentor" });
  // A process that has run for less time has smaller ids.
  const last = await db.auditEvent.findFirstOrThrow({ orderBy: { id: "desc" } });
  await removeMembers(lead, cohortId, [ana.id]);
  const { id: removal } = await db.auditEvent.findFirstOrThrow({ where: { id: { gt: last.id } } });
  await db.auditEvent.update({
    where: { id: removal },
    data: { id: `${removal.slice(0, 15)}fff${removal.slice(18)}` },
  });
  expect(await join(ana, await invite(ana.email))).toMatchObject({ role: "mentor" });
  // People who left by themselves can use the link again.
  const ben = await anybody();
  await join(ben, open);
  await leaveCohort(ben, cohortId);
  expect(await join(ben, open)).toMatchObject({ standing: "new" });
});

describe("an invite for one person", () => {
  it("doesn't give back a role that a lead has taken away; a later invite does", async () => {
    const ana = await anybody();
    const [mentor, lead2, again] = [await invite(ana.email), await invite(ana.email, "lead"), await invite(ana.email)];
    await join(ana, mentor);
    const other = await createCohort(lead, "Elsewhere");
    await db.membership.create({ data: { cohortId: other, userId: lead.id, role: "lead" } });
    const elsewhere = secretOf(await makeInvite(lead, other, { email: ana.email, role: "lead" }));
    await setRole(lead, cohortId, [ana.id], "learner");
    expect(await findDoor(elsewhere, ana)).toMatchObject({ standing: "new" });
    expect([await join(ana, again), await join(ana, lead2), await roleOf(ana)]).toEqual([null, null, "learner"]);
    const later = [await invite(ana.email), await invite(ana.email, "lead")];
    await join(ana, later[0]!);
    await removeMembers(lead, cohortId, [ana.id]);
    expect([await join(ana, later[1]!), await roleOf(ana)]).toEqual([null, null]);
    // Not even if the account got the invite's address only after the removal.
    const kept = await invite("other@example.org");
    await join(ana, await invite(ana.email));
    await removeMembers(lead, cohortId, [ana.id]);
    const now = { ...ana, email: "other@example.org" };
    expect([await findDoor(kept, now), await join(now, kept)]).toMatchObject([{ standing: "removed" }, null]);
    expect(await join(now, await invite(now.email))).toMatchObject({ role: "mentor" });
  });

  it("follows a member from a confirmed address to a new one, so that a lower role ends it, too", async () => {
    const lou = await anybody();
    const [raise, own] = [await invite(lou.email, "lead"), await invite(lou.email)];
    await join(lou, own);
    const moved = { ...lou, email: `new-${lou.email}` };
    await db.user.update({ where: { id: lou.id }, data: { emailVerified: true } });
    expect(await changeWho(lou, moved)).toMatchObject({ address: "changed" });
    expect(await findDoor(raise, moved)).toMatchObject({ standing: "raise" });
    expect(await findDoor(raise, { ...(await anybody()), email: lou.email })).toMatchObject({
      standing: "other-address",
    });
    await setRole(lead, cohortId, [lou.id], "learner");
    expect(await changeWho(moved, lou)).toMatchObject({ address: "changed" });
    expect([await join(lou, raise), await roleOf(lou)]).toEqual([null, "learner"]);
  });

  it("stays with its address if another member enters it without confirming it", async () => {
    const [lou, guest] = [await anybody(), await anybody()];
    await join(lou, await invite(lou.email));
    const other = { ...lou, email: "invited@example.org" };
    const secret = await invite(other.email, "lead");
    expect(await changeWho(lou, other)).toMatchObject({ address: "changed" });
    expect(await changeWho(other, lou)).toMatchObject({ address: "changed" });
    expect(await findDoor(secret, { ...guest, email: other.email })).toMatchObject({ standing: "new" });
  });

  it("for a mentor or lead ends when its creator is no longer a lead or an admin; a learner's link doesn't", async () => {
    const [lee, other] = [await anybody(), await anybody()];
    await db.membership.create({ data: { cohortId, userId: other.id, role: "lead" } });
    const [secret, open] = [await invite(lee.email, "lead"), await link()];
    await setRole(other, cohortId, [lead.id], "mentor");
    expect([await findDoor(secret, lee), await join(lee, secret), await roleOf(lee)]).toEqual([null, null, null]);
    expect(await join(lee, open)).toMatchObject({ role: "learner" });
    await setRole(other, cohortId, [lead.id], "lead");
    expect(await join(lee, secret)).toMatchObject({ role: "lead" });
  });

  it("requires the secret and the address: one of them alone does not open it", async () => {
    const [lee, eve] = [await anybody(), await anybody()];
    const secret = await invite(lee.email.toUpperCase());
    expect(await findDoor(secret, eve)).toMatchObject({
      standing: "other-address",
      boundTo: expect.stringMatching(/^a…@example\.org$/),
    });
    expect(await join(eve, secret)).toBeNull();
    expect(await roleOf(eve)).toBeNull();
    expect(await join(lee, secret)).toMatchObject({ role: "mentor" });
    expect(await roleOf(lee)).toBe("mentor");
  });

  it("works once", async () => {
    const lee = await anybody();
    const secret = await invite(lee.email);
    await join(lee, secret);
    await db.membership.deleteMany({ where: { userId: lee.id } });
    expect(await join(lee, secret)).toBeNull();
  });

  it("is valid for two weeks", async () => {
    const secret = await invite("lee@example.org");
    const days = (count: number) => new Date(Date.now() + count * DAY_MS);
    vi.useFakeTimers({ toFake: ["Date"], now: days(INVITE_DAYS) });
    expect(await findDoor(secret, null)).not.toBeNull();
    vi.setSystemTime(days(1));
    expect(await findDoor(secret, null)).toBeNull();
  });

  it("asks before it raises a role, and never lowers one", async () => {
    const [lou, max] = [await anybody(), await anybody()];
    await db.membership.create({ data: { cohortId, userId: lou.id, role: "learner" } });
    const up = await invite(lou.email);
    expect(await findDoor(up, lou)).toMatchObject({ standing: "raise", present: "learner", role: "mentor" });
    await join(lou, up);
    expect(await roleOf(lou)).toBe("mentor");
    await db.membership.create({ data: { cohortId, userId: max.id, role: "lead" } });
    expect(await join(max, await invite(max.email))).toMatchObject({ standing: "member", present: "lead" });
    expect(await roleOf(max)).toBe("lead");
  });
});

it("the list of changes names the cohort of each link, and of links that earlier versions logged by the link’s id", async () => {
  await invite("new@example.org");
  const { id } = await db.invite.findFirstOrThrow({ where: { cohortId } });
  await renewInvite(lead, cohortId, id);
  await revokeInvite(lead, cohortId, id);
  await db.auditEvent.create({ data: { actorId: lead.id, action: "invite.made-learner", subject: `invite:${id}` } });
  await db.auditEvent.create({ data: { actorId: lead.id, action: "invite.made-learner", subject: "invite:gone" } });
  const { rows } = await listAudit(0, 10);
  expect(rows.map(({ action, cohort }) => [action, cohort?.name ?? null])).toEqual([
    ["invite.made-learner", null],
    ["invite.made-learner", "Spring"],
    ["invite.revoked", "Spring"],
    ["invite.renewed", "Spring"],
    ["invite.made-mentor", "Spring"],
  ]);
});

it("each change is logged, without a name or an address; a join by day", async () => {
  const lee = await anybody();
  const secret = await invite(lee.email);
  await join(lee, secret);
  await link();
  const events = await db.auditEvent.findMany({ orderBy: { action: "asc" } });
  expect(events.map(({ actorId, action, subject, aboutId }) => ({ actorId, action, subject, aboutId }))).toEqual([
    { actorId: lead.id, action: "invite.made-learner", subject: `cohort:${cohortId}`, aboutId: null },
    { actorId: lead.id, action: "invite.made-mentor", subject: `cohort:${cohortId}`, aboutId: null },
    { actorId: lee.id, action: "member.joined-mentor", subject: `cohort:${cohortId}`, aboutId: lee.id },
  ]);
  const joined = events.at(-1)!;
  expect(joined.at.getTime() % DAY_MS).toBe(0);
  expect(Number.parseInt(joined.id.replaceAll("-", "").slice(0, 12), 16)).toBe(joined.at.getTime() + DAY_MS);
  // Version 7 ids would contain the time of joining, to the millisecond.
  expect((await db.membership.findFirstOrThrow({ where: { cohortId, userId: lee.id } })).id[14]).toBe("4");
});

it("a cohort has a maximum of open invites; another cohort's cannot be revoked from here", async () => {
  await db.invite.createMany({
    data: Array.from({ length: MAX_OPEN }, (_, n) => ({
      cohortId,
      tokenHash: `${cohortId}-${n}`,
      role: "learner",
      maxUses: 1,
      endsAt: new Date("2030-01-01"),
    })),
  });
  expect(await makeLink(lead, cohortId, { lastDay: "2030-01-01", maxUses: 1 })).toBeNull();
  // Used-up invites aren't listed, so they don't count toward the maximum either.
  await db.invite.updateMany({ where: { cohortId, tokenHash: `${cohortId}-0` }, data: { uses: 1 } });
  expect(await makeLink(lead, cohortId, { lastDay: "2030-01-01", maxUses: 1 })).not.toBeNull();
  expect(await makeLink(lead, cohortId, { lastDay: "2030-01-01", maxUses: 1 })).toBeNull();
  const other = await createCohort(lead, "Autumn");
  expect(await makeLink(lead, other, { lastDay: "2030-01-01", maxUses: 1 })).not.toBeNull();
  const { id } = await db.invite.findFirstOrThrow({ where: { cohortId } });
  expect(await revokeInvite(lead, other, id)).toBe(false);
});
