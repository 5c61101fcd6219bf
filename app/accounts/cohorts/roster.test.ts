import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import type { Person } from "../guards.server";
import { createCohort } from "./cohorts.server";
import { listInvites, listRosterInvites, makeInvite, renewInvite, revokeInvite } from "./invites.server";
import { join } from "./join.server";
import { MAX_ROWS, readRoster, writeLinks } from "./roster";
import { checkRoster, importRoster } from "./roster.server";
import { listImports, undoImport } from "./roster-imports.server";

// Long: what a roster may contain, and each thing that an import may do.

const says = (text: string) => readRoster(text).faults.map(({ line, says }) => `${line}: ${says}`);
const read = (text: string) =>
  readRoster(text).rows.map(({ line, name, email, role }) => `${line} ${email} ${name || "-"} ${role}`);

const NOT_UTF8 =
  "Some characters can’t be read. In your spreadsheet, save the file as “CSV UTF-8” and choose it again.";

describe("a roster", () => {
  it("is read with its columns in any order, separated by commas, semicolons or tabs, as a spreadsheet saves it", () => {
    expect(
      read('\ufeffName;Role;E-mail\r\n"Park; Lee";Mentor; LEE@Example.org \r\n\r\nSam;;sam@example.org\r\n'),
    ).toEqual(["2 lee@example.org Park; Lee mentor", "4 sam@example.org Sam learner"]);
    expect(read("email\tname\nlee@example.org\tLee\n")).toEqual(["2 lee@example.org Lee learner"]);
    expect(read("email,name\nlee@example.org")).toEqual(["2 lee@example.org - learner"]);
  });
  it("can be a list of addresses", () => {
    expect(read("lee@example.org\nsam@example.org\n")).toEqual([
      "1 lee@example.org - learner",
      "2 sam@example.org - learner",
    ]);
  });
  it("names each line that is left out, and what to do", () => {
    const text =
      "email,role\nlee@example.org,learner\n,learner\nlee@,learner\nLEE@example.org,\nkim@example.org,lead\n";
    expect(says(text)).toEqual([
      "3: The email address is missing.",
      "4: “lee@” is not an email address.",
      "5: “lee@example.org” is already on line 2.",
      "6: “lead” is not a role. Use learner or mentor, and invite leads one by one.",
    ]);
    expect(read(text)).toHaveLength(1);
  });
  it.each([
    ["nothing", "", "1: The roster is empty. Add a line with an email address for each person."],
    ["only a header", "email,name\n", "1: The roster has only a header. Add a line for each person."],
    [
      "no addresses",
      "name,role\nLee,learner",
      "1: No column is named “email”. Name the columns in the first line: email, name, role.",
    ],
    [
      "half a quotation",
      'email\nlee@example.org\n"sam@example.org',
      /^[123]: There is an unmatched quotation mark here/,
    ],
    ["UTF-16", "e\0m\0", `1: ${NOT_UTF8}`],
    ["Windows-1252", "email,section\nlee@example.org,\uFFFDbung", `2: ${NOT_UTF8}`],
    [
      "too many people",
      `email\n${"x@y.de\n".repeat(MAX_ROWS + 1)}`,
      `${MAX_ROWS}: There are more than 5,000 people. Import the rest separately.`,
    ],
    ["too much text", "x".repeat(500_001), "1: The roster is too long. Import at most 5,000 people at once."],
  ])("that can't be read says why: %s", (_name, text, why) => {
    expect(readRoster(text).rows).toEqual([]);
    expect(says(text)).toEqual([typeof why === "string" ? why : expect.stringMatching(why)]);
  });
  it("is read from any text, and lists each address once", () => {
    const Text = fc.array(
      fc.constantFrom("email", "@", "a@b.de", ",", ";", "\n", '"', "\t", "role", "mentor", " ", "é"),
    );
    fc.assert(
      fc.property(Text, (parts) => {
        const emails = readRoster(parts.join("")).rows.map(({ email }) => email);
        expect(new Set(emails).size).toBe(emails.length);
      }),
    );
  });
  it("exports links as CSV in which a spreadsheet runs no formula", () => {
    expect(
      writeLinks([{ email: "a@b.de", name: '=1+1,"x"', role: "learner", section: "A", link: "https://x/join/s" }]),
    ).toBe(`email,name,role,section,link\na@b.de,"'=1+1,""x""",learner,A,https://x/join/s\n`);
  });
});

describe("an import", () => {
  let lead: Person;
  let cohortId = "";
  let made = 0;
  const somebody = async () => {
    const { id, name, email } = await makePerson(`roster-${made++}`);
    return { id, name, email, isAdmin: false, editor: "monaco", singleKeys: true } as Person;
  };
  beforeAll(async () => {
    lead = await somebody();
  });
  beforeEach(async () => {
    cohortId = await createCohort(lead, "Spring");
  });
  const rowsOf = (...emails: string[]) => readRoster(emails.join("\n")).rows;
  const importAll = async (...asked: Parameters<typeof importRoster>) => (await importRoster(...asked))!;
  const secretOf = (link: string) => link.slice(link.lastIndexOf("/") + 1);

  it("invites each new address once, and says who is already a member or invited", async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const first = await importAll(lead, cohortId, rowsOf(ana.email, "new@example.org"));
    expect(first.links.map(({ email }) => email)).toEqual([ana.email, "new@example.org"]);
    expect(await join(ana, secretOf(first.links[0]!.link))).toMatchObject({ role: "learner" });
    const rows = rowsOf(ana.email, "new@example.org", ben.email);
    expect((await checkRoster(cohortId, rows)).map(({ standing }) => standing)).toEqual(["member", "invited", "new"]);
    const second = await importAll(lead, cohortId, rows);
    expect(second.links.map(({ email }) => email)).toEqual([ben.email]);
    expect(await importAll(lead, cohortId, rows)).toMatchObject({ links: [] });
    expect(await listImports(cohortId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: first.id, invited: 2, joined: 1, open: 1 }),
        expect.objectContaining({ id: second.id, invited: 1, joined: 0, open: 1 }),
      ]),
    );
    const stored = JSON.stringify(await db.invite.findMany({ where: { cohortId } }));
    expect(stored).not.toContain(secretOf(first.links[0]!.link));
  });

  it("of the same roster twice at once invites no one twice", async () => {
    const rows = rowsOf("a@example.org", "b@example.org");
    await Promise.all([importAll(lead, cohortId, rows), importAll(lead, cohortId, rows)]);
    expect(await db.invite.count({ where: { cohortId } })).toBe(2);
  });

  it("lets a learner become a mentor, and never lowers a role", async () => {
    const ana = await somebody();
    await db.membership.create({ data: { cohortId, userId: lead.id, role: "lead" } });
    const [invite] = (await importAll(lead, cohortId, rowsOf(ana.email))).links;
    await join(ana, secretOf(invite!.link));
    const asMentor = readRoster(`email,role\n${ana.email},mentor`).rows;
    const [raise] = (await importAll(lead, cohortId, asMentor)).links;
    expect(await join(ana, secretOf(raise!.link))).toMatchObject({ standing: "raise", role: "mentor" });
    expect(await checkRoster(cohortId, rowsOf(ana.email))).toMatchObject([{ standing: "member" }]);
  });

  it("can be undone, but not by another cohort's lead: its open links stop working, and members stay", async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { id, links } = await importAll(lead, cohortId, rowsOf(ana.email, ben.email));
    await join(ana, secretOf(links[0]!.link));
    const other = await createCohort(lead, "Autumn");
    expect(await undoImport(lead, other, id)).toBeNull();
    expect(await undoImport(lead, cohortId, id)).toEqual({ closed: 1, moved: 0 });
    expect(await undoImport(lead, cohortId, id)).toEqual({ closed: 0, moved: 0 });
    expect(await join(ben, secretOf(links[1]!.link))).toBeNull();
    expect(await db.membership.count({ where: { cohortId, userId: ana.id } })).toBe(1);
  });

  it("has one open invite for each person who hasn't joined: it can be found, replaced and closed", async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const { links } = await importAll(lead, cohortId, rowsOf("zoe@example.org", ana.email, ben.email));
    const list = async (search = "", from = 0) =>
      (await listRosterInvites(cohortId, { search, from, count: 2 })).rows.map(({ email }) => email);
    await join(ana, secretOf(links[1]!.link));
    expect((await listRosterInvites(cohortId, { search: "", from: 0, count: 1 })).total).toBe(2);
    expect([...(await list()), ...(await list("", 2))].sort()).toEqual([ben.email, "zoe@example.org"].sort());
    expect(await list(" ZOE@")).toEqual(["zoe@example.org"]);
    const [row] = (await listRosterInvites(cohortId, { search: ben.email, from: 0, count: 1 })).rows;
    const renewed = (await renewInvite(lead, cohortId, row!.id))!;
    expect(await join(ben, secretOf(links[2]!.link))).toBeNull();
    expect(await join(ben, secretOf(renewed))).toMatchObject({ role: "learner" });
    const [zoe] = (await listRosterInvites(cohortId, { search: "zoe", from: 0, count: 1 })).rows;
    expect(await revokeInvite(lead, cohortId, zoe!.id)).toBe(true);
    expect(await list()).toEqual([]);
    expect((await checkRoster(cohortId, rowsOf("zoe@example.org"))).map(({ standing }) => standing)).toEqual(["new"]);
  });

  it("doesn't count towards the limit on single invites", async () => {
    const text = Array.from({ length: 60 }, (_, n) => `person-${n}@example.org`).join("\n");
    await importAll(lead, cohortId, readRoster(text).rows);
    expect(await makeInvite(lead, cohortId, { email: "lee@example.org", role: "mentor" })).not.toBeNull();
    expect(await listInvites(cohortId)).toHaveLength(1);
  });

  it("that fails halfway leaves no invite whose link no one has seen", async () => {
    const rows = rowsOf(...Array.from({ length: 150 }, (_, n) => `person-${n}@example.org`));
    const broken = rows.map((row, n) => (n === 140 ? { ...row, role: undefined as never } : row));
    await expect(importRoster(lead, cohortId, broken)).rejects.toThrow();
    expect(await listImports(cohortId)).toEqual([]);
    expect(await importAll(lead, cohortId, rows)).toMatchObject({ links: { length: 150 } });
  });

  it("corrects the section of someone who has not joined yet", async () => {
    const ana = await somebody();
    const { links } = await importAll(lead, cohortId, readRoster(`email,section\n${ana.email},Group A`).rows);
    const corrected = readRoster(`email,section\n${ana.email},Group B`).rows;
    expect(await importAll(lead, cohortId, corrected)).toMatchObject({ moved: 1, links: [] });
    expect((await checkRoster(cohortId, corrected)).map(({ standing }) => standing)).toEqual(["invited"]);
    await join(ana, secretOf(links[0]!.link));
    const member = await db.membership.findFirst({ where: { cohortId, userId: ana.id }, include: { section: true } });
    expect(member!.section!.name).toBe("Group B");
  });

  it("creates the sections of its column, puts those who join into them, and moves members", async () => {
    const [ana, ben] = [await somebody(), await somebody()];
    const rows = readRoster(`email,section\n${ana.email},Group A\n${ben.email},Group B`).rows;
    const { links } = await importAll(lead, cohortId, rows);
    for (const [place, person] of [ana, ben].entries()) await join(person, secretOf(links[place]!.link));
    const sectionOf = async () =>
      (await db.membership.findMany({ where: { cohortId }, include: { section: true, user: true } })).map(
        ({ user, section }) => [user.email, section?.name],
      );
    expect(new Map((await sectionOf()) as [string, string][])).toEqual(
      new Map([
        [ana.email, "Group A"],
        [ben.email, "Group B"],
      ]),
    );
    const again = readRoster(`email,class\n${ana.email},Group B\n${ben.email},`).rows;
    expect((await checkRoster(cohortId, again)).map(({ standing }) => standing)).toEqual(["moves", "member"]);
    expect(await importAll(lead, cohortId, again)).toMatchObject({ moved: 1, links: [] });
    expect(new Map((await sectionOf()) as [string, string][])).toEqual(
      new Map([
        [ana.email, "Group B"],
        [ben.email, "Group B"],
      ]),
    );
    const many = readRoster(
      `email,section\n${Array.from({ length: 60 }, (_, at) => `p${at}@a.org,S${at}`).join("\n")}`,
    );
    expect(await importRoster(lead, cohortId, many.rows)).toBeNull();
    expect(await db.section.count({ where: { cohortId } })).toBe(2);
  });
});
