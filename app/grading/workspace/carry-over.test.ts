import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { VERDICTS } from "~/kinds/review/verdict";
import type { DraftFinding, ReviewDraft } from "~/kinds/review/work";
import { DAY_MS } from "~/operations/time";
import { during } from "../../../tests/setup/during";
import { makePerson } from "../../../tests/setup/people";
import { runs } from "../../../tests/setup/runs";
import { sampleOf } from "../../../tests/setup/submissions";
import { handIn } from "../hand-in.server";
import { listInterviews } from "../interviews.server";
import { carryOver } from "./carry-over.server";
import { findGuestExercise } from "./guest-work.server";
import { addNote, listNotes } from "./notes.server";
import { openWorkspace, saveDraft, takeHint } from "./workspace.server";

// Long: covers each state that a guest’s work can be in.

let slug = "";
let files: string[] = [];
let people = 0;
beforeAll(async () => {
  await indexExercises();
  slug = listExercises().find(({ kind }) => kind === "review")!.slug;
  const { kind, content } = findExercise(slug)!;
  files = ((await kind.open(content, "")) as { files: { path: string }[] }).files.map(({ path }) => path);
});
afterAll(() => db.job.deleteMany());

const day = (offset: number) => new Date((Math.floor(Date.now() / DAY_MS) + offset) * DAY_MS);

async function makeGuest() {
  const person = await makePerson(`guest-${people++}`);
  return db.user.update({ where: { id: person.id }, data: { guestUntil: day(7) } });
}

/** One action by the guest or by the account. A list of steps interleaves their actions. */
type Step =
  | { who: "guest" | "account"; does: "hand-in"; key: number }
  | { who: "guest" | "account"; does: "save"; draft: ReviewDraft }
  | { who: "guest" | "account"; does: "hint" };

const who = fc.constantFrom("guest", "account");
const finding = fc.record({
  id: fc.constantFrom("a", "b", "c", "d"),
  place: fc.oneof(
    fc.constant({ whole: true as const }),
    fc.integer({ min: 1, max: 5 }).map((line) => ({ file: "", side: "new" as const, from: line, to: line })),
  ),
  class: fc.constantFrom("incomplete" as const, null),
  severity: fc.constantFrom("major" as const, null),
  text: fc.constantFrom("", "one", "two", "three"),
  proof: fc.constantFrom(null, "// a proof"),
  done: fc.constant(false),
});
const draft = fc.record({
  findings: fc.uniqueArray(finding, { selector: ({ id }) => id, maxLength: 4 }),
  verdict: fc.constantFrom(...VERDICTS, null),
  confidence: fc.constantFrom(60, 80, null),
  read: fc.uniqueArray(fc.constantFrom("x", "y", "z")),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who, does: fc.constant("hand-in" as const), key: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ who, does: fc.constant("save" as const), draft }),
  fc.record({ who, does: fc.constant("hint" as const) }),
) as fc.Arbitrary<Step>;

/** Different work for each key, so that rows can be distinguished. */
const work = (key: number) => ({ ...sampleOf(slug), confidence: 50 + key * 5 });

const placed = (one: ReviewDraft): ReviewDraft => ({
  ...one,
  findings: one.findings.map((f) => ("whole" in f.place ? f : { ...f, place: { ...f.place, file: files[0]! } })),
});

async function act(id: string, it: Step): Promise<void> {
  const learner = { id };
  if (it.does === "hint") return void (await takeHint(learner, slug));
  if (it.does === "hand-in") return void (await handIn(learner, slug, { key: `key ${it.key}`, work: work(it.key) }));
  const { draft: before } = await openWorkspace(learner, slug);
  const saved = await saveDraft(learner, slug, { from: before?.version ?? 0, work: placed(it.draft) });
  if (!saved.ok) throw new Error(saved.reason);
}

/** All of a person's rows for the exercise, for comparison. */
async function all(id: string) {
  const own = { where: { userId: id, slug } };
  const submissions = await db.submission.findMany({ ...own, orderBy: { tryNumber: "asc" } });
  const row = await db.draft.findFirst(own);
  return {
    submissions,
    draft: row && (JSON.parse(row.work) as ReviewDraft),
    version: row?.version,
    hints: (await db.hintUse.findMany(own)).map((one) => one.step).sort(),
  };
}

const contentOf = ({ id: _, ...rest }: DraftFinding) => JSON.stringify(rest);
const isBlank = (one: DraftFinding) => !one.text && !one.proof && one.class === null && one.severity === null;

describe("signing in as a guest", () => {
  it("loses and duplicates nothing, and keeps attempts in order, for any history of guest and account", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
        for (const each of steps) await act(each.who === "guest" ? guest.id : account.id, each);
        const [theirs, mine] = [await all(guest.id), await all(account.id)];

        expect(await carryOver(guest.id, account.id)).toBe(true);
        const now = await all(account.id);

        // Every submission by the guest or the account is unchanged, except for its owner and its attempt number.
        const told = ({
          id,
          work: kept,
          seed,
          handedInAt,
          confidence,
          hintsUsed,
        }: (typeof now.submissions)[number]) => ({ id, kept, seed, handedInAt, confidence, hintsUsed });
        const before = [...theirs.submissions, ...mine.submissions].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(now.submissions.map(told)).toEqual(before.map(told));
        expect(now.submissions.map(({ tryNumber }) => tryNumber)).toEqual(before.map((_, i) => i + 1));
        expect(new Set(now.submissions.map(({ handInKey }) => handInKey)).size).toBe(before.length);

        // The merged draft contains each finding from both drafts once. It keeps a choice if both drafts agree, or if
        // only one of them made it.
        const [a, b] = [mine.draft, theirs.draft];
        expect(now.draft === null).toBe(a === null && b === null);
        if (now.draft) {
          const kept = now.draft.findings.filter((one) => !isBlank(one)).map(contentOf);
          const both = [...(a?.findings ?? []), ...(b?.findings ?? [])].filter((one) => !isBlank(one)).map(contentOf);
          expect(new Set(kept)).toEqual(new Set(both));
          const most = (text: string) =>
            Math.max(...[a, b].map((d) => d?.findings.filter((one) => contentOf(one) === text).length ?? 0));
          for (const text of kept) expect(kept.filter((one) => one === text).length).toBeLessThanOrEqual(most(text));
          expect(new Set(now.draft.findings.map(({ id }) => id)).size).toBe(now.draft.findings.length);
          for (const field of ["verdict", "confidence"] as const) {
            const said = new Set([a?.[field] ?? null, b?.[field] ?? null]);
            said.delete(null);
            expect(now.draft[field]).toBe(said.size === 1 ? [...said][0] : null);
          }
          expect(new Set(now.draft.read)).toEqual(new Set([...(a?.read ?? []), ...(b?.read ?? [])]));
          // The merged draft can be opened and saved. A tab that still has one of the two earlier drafts gets a
          // conflict.
          const opened = await openWorkspace(account, slug);
          expect(opened.draft?.work).toEqual(now.draft);
          if (a && b) {
            for (const from of [mine.version!, theirs.version!])
              expect(await saveDraft(account, slug, { from, work: placed(b) })).toMatchObject({ reason: "conflict" });
          }
        }
        expect(now.hints).toEqual([...new Set([...theirs.hints, ...mine.hints])].sort());
        // The guest is deleted, and a second sign-in finds no guest.
        expect(await db.user.count({ where: { id: guest.id } })).toBe(0);
        expect(await carryOver(guest.id, account.id)).toBe(false);
        expect((await all(account.id)).submissions).toEqual(now.submissions);
      }),
      { numRuns: runs(40) },
    );
  });

  it("counts the first attempt, whether the guest or the account made it", async () => {
    const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
    await act(guest.id, { who: "guest", does: "hand-in", key: 1 });
    await act(account.id, { who: "account", does: "hand-in", key: 2 });
    await act(guest.id, { who: "guest", does: "hand-in", key: 3 });
    await carryOver(guest.id, account.id);
    const { submissions } = await all(account.id);
    expect(submissions.map(({ handInKey }) => handInKey)).toEqual(["key 1", "key 2", "key 3"]);
    expect((await openWorkspace(account, slug)).triedBefore).toBe(3);
    await act(account.id, { who: "account", does: "hand-in", key: 4 });
    expect((await all(account.id)).submissions.at(-1)).toMatchObject({ tryNumber: 4 });
  });

  it("removes an exercise with a guest’s hint from interview practice, which allows no help", async () => {
    const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
    const other = listExercises().find((one) => one.kind === "fix")!.slug;
    const set = { userId: account.id, theme: "trust-but-run-it" };
    await db.interview.create({ data: { ...set, round: 1, slugs: JSON.stringify([other, slug]) } });
    await db.interview.create({ data: { ...set, round: 2, slugs: JSON.stringify([slug]) } });
    await act(account.id, { who: "account", does: "hand-in", key: 1 });
    await act(guest.id, { who: "guest", does: "hand-in", key: 2 });
    await carryOver(guest.id, account.id);
    const sets = async () =>
      (await listInterviews(account)).map(({ state, exercises }) => [state, exercises.map((one) => one.slug)]);
    expect(await sets()).toEqual([
      ["done", [slug]],
      ["open", [other, slug]],
    ]);
    const back = await makeGuest();
    await act(back.id, { who: "guest", does: "hint" });
    await carryOver(back.id, account.id);
    expect(await sets()).toEqual([
      ["left", []],
      ["open", [other]],
    ]);
  });

  it("keeps the notes of both, even one that was sent for the guest and for the account", async () => {
    const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
    const note = (text: string) => ({ file: files[0]!, side: "new" as const, line: 2, code: "x", text });
    await addNote(guest, slug, "key one", note("guest, twice"));
    await addNote(guest, slug, "key two", note("guest"));
    await addNote(account, slug, "key one", note("account, twice"));
    await addNote(await makePerson(`other-${people++}`), slug, "key three", note("of another"));
    expect(await carryOver(guest.id, account.id)).toBe(true);
    const notes = await listNotes(account, slug);
    expect(notes.map(({ text }) => text).sort()).toEqual(["account, twice", "guest", "guest, twice"]);
    for (const { text, ...place } of notes) expect(place).toMatchObject({ file: files[0], line: 2, code: "x" });
    // A note whose response was lost is sent again with the same key, now by the account.
    await addNote(account, slug, "key two", note("guest"));
    expect(await listNotes(account, slug)).toHaveLength(3);
  });

  it("in two tabs at once, during a submission, moves it once or leaves it to be sent again", async () => {
    const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
    await act(guest.id, { who: "guest", does: "hand-in", key: 1 });
    const sending = handIn(guest, slug, { key: "under way", work: work(2) }).then(
      (outcome) => outcome.ok,
      () => false,
    );
    const [isStored, ...carried] = await Promise.all([
      sending,
      carryOver(guest.id, account.id),
      carryOver(guest.id, account.id),
    ]);
    expect(carried.filter(Boolean)).toHaveLength(1);
    const { submissions } = await all(account.id);
    expect(submissions.length).toBe(isStored ? 2 : 1);
    // A submission whose response was lost is sent again with the same key, now by the account.
    const again = await handIn(account, slug, { key: "under way", work: work(2) });
    expect(again.ok).toBe(true);
    expect((await all(account.id)).submissions.map(({ tryNumber }) => tryNumber)).toEqual([1, 2]);
  });

  it("keeps what the account submits and saves at that moment", async () => {
    const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
    await act(guest.id, { who: "guest", does: "hand-in", key: 1 });
    const { id: _, ...row } = await db.submission.findFirstOrThrow({ where: { userId: guest.id } });
    const blank = { place: { whole: true as const }, class: null, severity: null, proof: null, done: false };
    const saying = (id: string): ReviewDraft => ({
      findings: [{ ...blank, id, text: id }],
      verdict: null,
      confidence: null,
      read: [],
    });
    await act(guest.id, { who: "guest", does: "save", draft: saying("theirs") });
    await act(account.id, { who: "account", does: "save", draft: saying("mine") });
    const carried = await during(
      async (tx) => {
        await tx.draft.updateMany({
          where: { userId: account.id, slug },
          data: { work: JSON.stringify(saying("newer")), version: { increment: 1 } },
        });
        await tx.submission.create({ data: { ...row, userId: account.id, handInKey: "key 2" } });
      },
      () => carryOver(guest.id, account.id),
    );
    expect(carried).toBe(true);
    const { submissions, draft: merged } = await all(account.id);
    expect(submissions.map(({ handInKey, tryNumber }) => [handInKey, tryNumber]).sort()).toEqual([
      ["key 1", 1],
      ["key 2", 2],
    ]);
    expect(merged?.findings.map(({ text }) => text).sort()).toEqual(["newer", "theirs"]);
  });

  it.each([
    ["a demonstration account, which everyone shares", { isDemo: true }],
    ["another guest", { guestUntil: new Date() }],
  ])("to %s, moves nothing", async (_name, data) => {
    const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
    await db.user.update({ where: { id: account.id }, data });
    await act(guest.id, { who: "guest", does: "hand-in", key: 1 });
    expect(await carryOver(guest.id, account.id)).toBe(false);
    expect((await all(guest.id)).submissions).toHaveLength(1);
    const { email } = await db.user.findUniqueOrThrow({ where: { id: guest.id } });
    expect(email).toBe(`guest-${guest.id}@guest.invalid`);
    expect(await findGuestExercise(guest)).toBe(slug);
  });

  it("works even if someone else has started a deleted revision", async () => {
    const [guest, account, other] = [
      await makeGuest(),
      await makePerson(`account-${people++}`),
      await makePerson(`other-${people++}`),
    ];
    const begun = { slug, revisionId: "gone", version: 1, work: "{}", savedHour: day(0) };
    await db.draft.create({ data: { ...begun, userId: other.id } });
    await act(guest.id, { who: "guest", does: "hand-in", key: 1 });
    expect(await carryOver(guest.id, account.id)).toBe(true);
    expect((await all(account.id)).submissions).toHaveLength(1);
  });

  it("works even if the guest has started a revision that can no longer be read", async () => {
    const [guest, account] = [await makeGuest(), await makePerson(`account-${people++}`)];
    await db.exercise.create({ data: { slug: "outdated", kind: "review", isOffered: false } });
    await db.revision.create({ data: { id: "outdated", slug: "outdated", folder: "{}" } });
    const begun = { slug: "outdated", revisionId: "outdated", version: 1, work: "{}", savedHour: day(0) };
    await db.draft.create({ data: { ...begun, userId: guest.id } });
    expect(await carryOver(guest.id, account.id)).toBe(true);
    expect(await db.draft.count({ where: { userId: account.id } })).toBe(1);
  });

  it("never moves an account's work to another", async () => {
    const [one, two] = [await makePerson(`account-${people++}`), await makePerson(`account-${people++}`)];
    await act(one.id, { who: "account", does: "hand-in", key: 1 });
    expect(await carryOver(one.id, two.id)).toBe(false);
    expect((await all(two.id)).submissions).toEqual([]);
  });
});
