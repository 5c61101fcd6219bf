import { beforeEach, expect, it } from "vitest";
import { hashOf, makeInvite } from "~/accounts/cohorts/invites.server";
import { join } from "~/accounts/cohorts/join.server";
import type { Checked } from "~/accounts/cohorts/roster.server";
import { putInSection } from "~/accounts/cohorts/sections.server";
import { db } from "~/database/db.server";
import * as roster from "~/routes/lead/cohorts.$id_.people_.roster/route";
import { read, send } from "../setup/ask";
import { joinAt } from "../setup/assigned";
import { signUp } from "../setup/people";
import { isQuick } from "../setup/runs";

/** Importing a roster through its page. The rules for imports are tested beside roster.server.ts. */

let made = 0;
let cohortId = "";
let lead = { id: "", cookie: "" };
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  lead = await signUp(`roster-lead-${made++}`);
  await joinAt(cohortId, lead, "lead", new Date());
});

const at = () => ({ cookie: lead.cookie, params: { id: cohortId } });
const post = (fields: object) => send(roster.action as never, "/", fields, at());
const imports = async () => (await read(roster.loader as never, "/", at())).data.imports;
const rowsOf = (count: number) =>
  ["email,name,section", ...Array.from({ length: count }, (_, n) => `p${n}@example.org,P ${n},Group ${n % 20}`)].join(
    "\n",
  );

const SIZES = isQuick ? [1_000] : [1_000, 5_000];
it.each(SIZES)("an import of %i people shows its progress, lets others work, and takes under 10 s", async (count) => {
  const text = rowsOf(count);
  const { preview } = (await post({ intent: "check", roster: text })).data;
  const counts: number[] = [];
  let isOver = false;
  // Measures CPU time, so that other work on the machine doesn't change the result.
  const from = process.cpuUsage();
  const importing = post({ intent: "import", importId: preview.importId, roster: text }).finally(() => {
    isOver = true;
  });
  while (!isOver) {
    const [running] = await imports();
    if (running) expect(running.id).toBe(preview.importId);
    counts.push(running?.invited ?? 0);
    await new Promise(setImmediate);
  }
  const { data } = await importing;
  const { user, system } = process.cpuUsage(from);
  expect((user + system) / 1_000).toBeLessThan(10_000);
  // Other requests get an answer between the import's steps, and each answer shows how far the import has progressed.
  // How many answers fit in depends on the machine; there would be none if the import were one step.
  expect(counts.filter((invited) => invited > 0 && invited < count).length).toBeGreaterThan(1);
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(data.done).toBe(`${count.toLocaleString("en-GB")} people invited.`);
  // The links are in the roster's order.
  const emails = (data.links as string).trim().split("\n").slice(1);
  expect(emails.map((line) => line.split(",")[0])).toEqual(
    text
      .split("\n")
      .slice(1)
      .map((line) => line.split(",")[0]),
  );
});

it("leaves out the links of invites that were closed while the import was running, and lists the newest first", async () => {
  const first = crypto.randomUUID();
  const importing = post({ intent: "import", importId: first, roster: rowsOf(1_000) });
  while ((await imports()).length === 0) await new Promise(setImmediate);
  const closed = (await post({ intent: "undo", importId: first })).data.done;
  const { data } = await importing;
  const open = await db.invite.count({ where: { cohortId, revokedAt: null } });
  expect(open).toBeLessThan(1_000);
  expect(closed).toBe(`${1_000 - open} invites closed.`);
  expect(data.done).toContain(`${open} people invited. ${1_000 - open} invites were closed during the import.`);
  await post({ intent: "import", roster: "lee@example.org" });
  expect((await imports()).map(({ invited }: { invited: number }) => invited)).toEqual([1, 1_000]);
});

it("a preview lists the rows that change something before the others, which it may not show", async () => {
  await post({ intent: "import", roster: rowsOf(210) });
  const moved = rowsOf(210).replace("P 209,Group 9", "P 209,Group 1");
  const { preview } = (await post({ intent: "check", roster: `${moved}\nnew@example.org,New,Group 1` })).data;
  expect(preview.counts).toEqual({ new: 1, member: 0, moves: 1, invited: 209 });
  expect(preview.rows).toHaveLength(200);
  const first = preview.rows.slice(0, 3).map(({ line, standing }: Checked) => `${line} ${standing}`);
  expect(first).toEqual(["211 moves", "212 new", "2 invited"]);
});

it("a second import from the same page counts as an import of its own", async () => {
  const importId = crypto.randomUUID();
  await post({ intent: "import", importId, roster: "lee@example.org" });
  await post({ intent: "import", importId, roster: "lee@example.org\nsam@example.org" });
  const rows = await imports();
  expect(rows.map(({ invited }: { invited: number }) => invited)).toEqual([1, 1]);
  expect(rows.map(({ id }: { id: string }) => id)).toContain(importId);
});

it("closing invites keeps the rows that were checked, and checks them again", async () => {
  const importId = crypto.randomUUID();
  await post({ intent: "import", importId, roster: "lee@example.org" });
  const rows = "email\nlee@example.org\nsam@example.org\nnot an address";
  expect((await post({ intent: "check", roster: rows })).data.preview.counts).toMatchObject({ new: 1, invited: 1 });
  const { data } = await post({ intent: "undo", importId, roster: rows });
  expect(data).toMatchObject({ done: expect.stringMatching(/^1 invite closed/), written: rows, imported: "" });
  expect(data.preview.counts).toMatchObject({ new: 2, invited: 0 });
  expect(data.faults).toHaveLength(1);
  expect((await post({ intent: "undo", importId })).data).toMatchObject({ written: "", preview: null, faults: [] });
});

it("undoing an import moves people back, except those whom someone has moved since", async () => {
  const people = await Promise.all(["ann", "ben", "cas"].map((name) => signUp(`roster-${name}-${made++}`)));
  for (const person of people) await joinAt(cohortId, person, "learner", new Date());
  const users = await db.user.findMany({ where: { id: { in: people.map(({ id }) => id) } } });
  const [ann, ben, cas] = people.map(({ id }) => users.find((user) => user.id === id)!.email);
  const rowsIn = (section: string, emails: readonly unknown[]) =>
    ["email,section", ...emails.map((email) => `${email},${section}`)].join("\n");
  const wrong = crypto.randomUUID();
  await post({ intent: "import", roster: rowsIn("A", [ann, ben, "dee@example.org"]) });
  await post({ intent: "import", importId: wrong, roster: rowsIn("B", [ann, ben, cas, "dee@example.org"]) });
  expect((await imports())[0]).toMatchObject({ id: wrong, invited: 0, moved: 4 });
  // Ben also has an invite, which moves with him and doesn't count as a second person.
  await makeInvite({ ...lead, name: "lead", email: "", isAdmin: false } as never, cohortId, {
    email: ben!,
    role: "mentor",
  });
  const again = crypto.randomUUID();
  await post({ intent: "import", importId: again, roster: rowsIn("D", [ben]) });
  expect((await imports())[0]).toMatchObject({ id: again, moved: 1 });
  expect((await post({ intent: "undo", importId: again })).data.done).toBe("1 person moved back.");
  await post({ intent: "import", importId: wrong, roster: rowsIn("E", [ben]) });
  const c = await db.section.create({ data: { cohortId, name: "C" } });
  await putInSection({ ...lead, name: "lead", email: "", isAdmin: false } as never, cohortId, [people[1]!.id], c.id);
  const dee = await db.invite.findFirstOrThrow({ where: { cohortId, email: "dee@example.org" } });
  await db.invite.update({ where: { id: dee.id }, data: { tokenHash: hashOf("dee") } });
  const joined = await signUp(`roster-dee-${made++}`);
  await db.user.update({ where: { id: joined.id }, data: { email: "dee@example.org" } });
  await join({ ...joined, name: "dee", email: "dee@example.org", isAdmin: false } as never, "dee");
  expect((await post({ intent: "undo", importId: wrong })).data.done).toBe("3 people moved back.");
  const members = await db.membership.findMany({
    where: { cohortId, role: "learner" },
    include: { section: true, user: true },
  });
  expect(Object.fromEntries(members.map(({ user, section }) => [user.email, section?.name ?? null]))).toEqual({
    [ann!]: "A",
    [ben!]: "C",
    [cas!]: null,
    "dee@example.org": "A",
  });
  expect((await imports()).map(({ id }: { id: string }) => id)).not.toContain(wrong);
  expect((await post({ intent: "undo", importId: wrong })).data.done).toBe("There was nothing left to undo.");
});

it("undoing an import closes its own invites and moves other invited people back, also if their section is gone", async () => {
  await post({ intent: "import", roster: "email,section\nlee@example.org,Group A" });
  const moving = "email,section\nlee@example.org,Group B\nsam@example.org,Group B";
  const { preview } = (await post({ intent: "check", roster: moving })).data;
  expect(preview.counts).toEqual({ new: 1, member: 0, moves: 1, invited: 0 });
  await post({ intent: "import", importId: preview.importId, roster: moving });
  await db.section.deleteMany({ where: { cohortId, name: "Group A" } });
  const { data } = await post({ intent: "undo", importId: preview.importId });
  expect(data.done).toBe("1 invite closed. 1 person moved back.");
  const open = await db.invite.findMany({ where: { cohortId, revokedAt: null }, include: { section: true } });
  expect(open.map(({ email, section }) => [email, section?.name])).toEqual([["lee@example.org", undefined]]);
});
