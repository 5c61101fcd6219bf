import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { handIn } from "~/grading/hand-in.server";
import { addNote, changeNote, countNotes, deleteNote, listNotes, MOST_NOTES } from "~/grading/workspace/notes.server";
import * as workspace from "~/routes/learner/exercises.$slug/route";
import * as page from "~/routes/learner/exercises.$slug_.notes/route";
import * as list from "~/routes/learner/exercises.$slug_.notes_.list/route";
import { read, send, sendJson } from "../setup/ask";
import { signUp } from "../setup/people";

/**
 * Notes that learners write to themselves: with the page's forms and by script, and what others can't do with them.
 */

const SLUG = "test-opening-hours";
const AT = `/exercises/${SLUG}/notes`;
const params = { slug: SLUG };
const NOTE = { file: "tests/suite.test.ts", side: "new" as const, line: 1, code: "one", text: "Ask for Sundays" };
let people = 0;
interface Somebody {
  readonly id: string;
  readonly cookie: string;
}
let [ana, bo] = [] as unknown as [Somebody, Somebody];
beforeAll(() => indexExercises());
beforeEach(async () => {
  [ana, bo] = [await signUp(`notes-${people++}`), await signUp(`notes-${people++}`)];
});

const textsOf = async (who: Somebody) => (await listNotes(who, SLUG)).map(({ text }) => text);
const post = (who: Somebody, fields: Record<string, string>) =>
  send(page.action as never, AT, fields, { cookie: who.cookie, params });
const script = async (who: Somebody, ask: object) => {
  const { status, body } = await sendJson(list.action as never, `${AT}/list`, ask, { cookie: who.cookie, params });
  return { status, ...((await body!.json()) as { why?: string; message?: string; notes?: { id: string }[] }) };
};
const firstOf = async (who: Somebody) => (await listNotes(who, SLUG))[0]!;

describe("by the page's forms, a note", () => {
  it("is added once, changed, deleted and restored", async () => {
    const fields = {
      intent: "add",
      key: "of the first",
      file: "new:src/opening-hours.ts",
      line: "4",
      text: " Lunch? ",
    };
    expect((await post(ana, fields)).status).toBe(303);
    expect((await post(ana, fields)).status).toBe(303);
    const note = await firstOf(ana);
    expect(await listNotes(ana, SLUG)).toHaveLength(1);
    expect(note).toMatchObject({
      file: "src/opening-hours.ts",
      line: 4,
      code: "interface OpeningRange {",
      text: "Lunch?",
    });
    const change = { intent: "change", id: note.id, version: "1", file: "", line: "", text: "Lunch!" };
    expect((await post(ana, change)).status).toBe(303);
    expect(await firstOf(ana)).toMatchObject({ file: null, line: null, code: "", text: "Lunch!", version: 2 });
    const deleted = await post(ana, { intent: "delete", id: note.id });
    expect(await textsOf(ana)).toEqual([]);
    expect(deleted.data.id).toBe(note.id);
    expect((await post(ana, { intent: "restore", note: deleted.data.deleted })).status).toBe(303);
    expect(await textsOf(ana)).toEqual(["Lunch!"]);
  });

  it("that is refused is shown again, with the reason at its field", async () => {
    const written = { file: "new:src/opening-hours.ts", line: "9999", text: "Kept" };
    const { status, data } = await post(ana, { intent: "add", ...written });
    expect(status).toBe(400);
    expect(data).toMatchObject({ written, errors: { line: expect.stringContaining("lines") } });
    expect(await textsOf(ana)).toEqual([]);
  });

  it("that another tab has changed isn't overwritten", async () => {
    await addNote(ana, SLUG, "of ana, once", NOTE);
    const note = await firstOf(ana);
    await changeNote(ana, SLUG, note, { ...NOTE, text: "By the other tab" });
    const change = { intent: "change", id: note.id, version: "1", file: "", line: "", text: "By this tab" };
    const { status, data } = await post(ana, change);
    expect([status, data.version, data.written.text]).toEqual([400, 2, "By this tab"]);
    expect(await textsOf(ana)).toEqual(["By the other tab"]);
    for (const version of ["1.5", "-1", "-1e999", "1e999", "two", ""])
      expect((await post(ana, { ...change, version })).status, version).toBe(400);
    expect((await post(ana, { ...change, version: "2" })).status).toBe(303);
    expect(await textsOf(ana)).toEqual(["By this tab"]);
  });
});

describe("by script, a note", () => {
  it("that is sent several times at the same moment is added once", async () => {
    const add = { do: "add", key: "of a script", note: NOTE };
    const replies = await Promise.all(Array.from({ length: 5 }, () => script(ana, add)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await textsOf(ana)).toEqual([NOTE.text]);
  });

  it("with the key of a different note is added once, too", async () => {
    const add = { do: "add", key: "of a script", note: NOTE };
    const others = [{ text: "Ask for Sundays and holidays" }, { line: 2 }, { file: null, line: null, code: "" }];
    await script(ana, add);
    for (const other of [...others, ...others, {}])
      expect(await script(ana, { ...add, note: { ...NOTE, ...other } })).toMatchObject({ status: 200, why: "" });
    const stored = await listNotes(ana, SLUG);
    expect(stored).toHaveLength(1 + others.length);
    for (const other of others) expect(stored).toContainEqual(expect.objectContaining({ ...NOTE, ...other }));
  });

  it("is added once, changed and deleted; each answer has all notes", async () => {
    const add = { do: "add", key: "of a script", note: NOTE };
    const { notes } = await script(ana, add);
    expect(await script(ana, add)).toMatchObject({ status: 200, why: "", notes: [NOTE] });
    const id = notes![0]!.id;
    const change = { do: "change", id, version: 1, note: { ...NOTE, text: "Changed" } };
    expect(await script(ana, change)).toMatchObject({ why: "", notes: [{ id, version: 2, text: "Changed" }] });
    expect((await script(ana, change)).why).toContain("changed in another tab");
    expect(await script(ana, { do: "delete", id })).toMatchObject({ notes: [] });
    expect(await script(ana, { ...change, version: 2 })).toMatchObject({
      status: 404,
      message: expect.stringContaining("deleted in another tab"),
    });
  });

  it.each([
    { ...NOTE, text: "x".repeat(2001) },
    { ...NOTE, text: "  " },
    { ...NOTE, line: 0 },
    { ...NOTE, code: "x".repeat(201) },
    { ...NOTE, id: "mine" },
  ])("is refused if it is invalid: %#", async (note) => {
    expect((await script(ana, { do: "add", key: "of a script", note })).status).toBe(400);
    expect(await textsOf(ana)).toEqual([]);
  });

  it("may be as long as the form allows, with a line as long as the page keeps", async () => {
    const note = { ...NOTE, text: "x".repeat(2000), code: "y".repeat(200) };
    expect(await script(ana, { do: "add", key: "of a script", note })).toMatchObject({ status: 200, notes: [note] });
    expect((await post(ana, { intent: "add", text: note.text })).status).toBe(303);
  });

  it("is refused once there are too many, until one is deleted", async () => {
    const rows = Array.from({ length: MOST_NOTES }, (_, i) => ({
      ...NOTE,
      userId: ana.id,
      slug: SLUG,
      addKey: `${i}`,
    }));
    await db.note.createMany({ data: rows });
    const add = { do: "add", key: "one too many", note: NOTE };
    expect(await script(ana, add)).toMatchObject({ status: 200, why: expect.stringContaining("100 notes") });
    expect(await listNotes(ana, SLUG)).toHaveLength(MOST_NOTES);
    const { status, data } = await post(ana, { intent: "add", text: "One too many" });
    expect([status, data.errors[""]]).toEqual([400, expect.stringContaining("100 notes")]);
    // Notes on other exercises, and other people's notes, don't count.
    expect(await addNote(ana, "test-late-fee", "of ana, once", NOTE)).toBe(true);
    expect(await addNote(bo, SLUG, "of bo, once", NOTE)).toBe(true);
    await deleteNote(ana, SLUG, (await firstOf(ana)).id);
    expect(await script(ana, add)).toMatchObject({ why: "" });
  });
});

describe("no one but its learner", () => {
  it("sees, changes or deletes a note", async () => {
    await addNote(ana, SLUG, "of ana, once", NOTE);
    const { id } = await firstOf(ana);
    expect([await countNotes(ana, SLUG), await countNotes(bo, SLUG)]).toEqual([1, 0]);
    const fields = { id, version: "1", file: "", line: "", text: "By Bo" };
    for (const intent of ["change", "delete"]) expect((await post(bo, { intent, ...fields })).status).toBe(404);
    const note = { ...NOTE, text: "By Bo" };
    expect((await script(bo, { do: "change", id, version: 1, note })).status).toBe(404);
    expect((await script(bo, { do: "delete", id })).status).toBe(404);
    expect(await textsOf(ana)).toEqual([NOTE.text]);
    for (const [loader, address] of [
      [page.loader, AT],
      [workspace.loader, `/exercises/${SLUG}`],
    ] as const) {
      const of = async ({ cookie }: Somebody) =>
        JSON.stringify((await read(loader as never, address, { cookie, params })).data);
      expect(await of(ana)).toContain(NOTE.text);
      expect(await of(bo)).not.toContain(NOTE.text);
    }
  });
});

it("notes stay after a submission, with no time, and are deleted with the account", async () => {
  await addNote(ana, SLUG, "of ana, once", NOTE);
  const work = { suite: "// one\n", confidence: 80 };
  expect(await handIn(ana, SLUG, { key: crypto.randomUUID(), work })).toMatchObject({ ok: true });
  expect(await textsOf(ana)).toEqual([NOTE.text]);
  const row = await db.note.findFirstOrThrow({ where: { userId: ana.id } });
  expect(Object.values(row).filter((value) => (value as unknown) instanceof Date)).toEqual([]);
  await db.user.delete({ where: { id: ana.id } });
  expect(await db.note.count({ where: { userId: ana.id } })).toBe(0);
});
