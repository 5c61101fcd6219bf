import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { findLesson, listLessons } from "~/catalogue/lessons/lessons.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db } from "~/database/db.server";
import type { DefectClass } from "~/kinds/defect-classes";
import { KIND_IDS } from "~/kinds/registry";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { sample } from "../setup/runs";
import { sampleOf, submitGraded } from "../setup/submissions";

/**
 * Lessons through the product's own server: who sees which lesson, where lessons are linked, and that nothing is
 * recorded.
 */

let door: Door;
let learner: { readonly id: string; readonly cookie: string };
/** A class that has a lesson, two reviews that have an issue of this class, and a fix that is about this class. */
let missed: {
  readonly id: DefectClass;
  readonly title: string;
  readonly slugs: readonly string[];
  readonly fix: string;
};

beforeAll(async () => {
  door = await openDoor();
  // Index all exercises, because two reviews must have an issue of the same class.
  await indexExercises(["exercises"]);
  learner = await signUp("lena");
  // Find reviews whose issues all have different classes, and that show no comments by an AI reviewer before the
  // report.
  const reviews = listExercises().flatMap(({ slug }) => {
    const { kind, content } = findExercise(slug)!;
    const classes = kind.can.standBy?.key(content).issues.map((issue) => issue.classes[0]!) ?? [];
    const isPlain = new Set(classes).size === classes.length && !kind.can.aiReview?.of(content);
    return isPlain ? [{ slug, classes }] : [];
  });
  const found = (await listLessons()).flatMap(({ title, about }) => {
    if (!("class" in about)) return [];
    const slugs = reviews.flatMap(({ slug, classes }) => (classes.includes(about.class) ? [slug] : []));
    const fix = listExercises().find(
      ({ slug, kind }) => kind === "fix" && findExercise(slug)!.meta.classes.includes(about.class),
    )?.slug;
    return slugs.length >= 2 && fix ? [{ id: about.class, title, slugs: slugs.slice(0, 2), fix }] : [];
  });
  missed = found[0]!;
});
afterAll(() => door?.close());

const get = async (path: string, cookie = "") => {
  const reply = await fetch(door.origin + path, { headers: { cookie }, redirect: "manual" });
  return { status: reply.status, text: await reply.text() };
};

/** Hands in a review that approves a flawed change without a finding, and grades the review. */
const missAll = (slug: string) => submit(slug, { verdict: "approve", findings: [], read: [], confidence: 90 });

async function submit(slug: string, work: object): Promise<string> {
  const submissionId = await submitGraded(learner, slug, work);
  await followNews();
  return submissionId;
}

describe("lessons", () => {
  it("are open to everyone, with incidents, sources, the code and its tests", async () => {
    const list = (await get("/lessons")).text;
    for (const { id } of await listLessons()) expect(list).toContain(`href="/lessons/${id}"`);
    const { incidents, sections } = (await findLesson(KIND_IDS[0]))!;
    const { status, text } = await get(`/lessons/${KIND_IDS[0]}`);
    expect(status).toBe(200);
    for (const { sources } of incidents) for (const { url } of sources) expect(text).toContain(`href="${url}"`);
    for (const { heading } of sections) expect(text).toContain(`${heading}</h2>`);
    expect(text).toContain("Running the example needs JavaScript.");
    expect((await get("/lessons/no-such-lesson")).status).toBe(404);
    expect((await get("/lessons/..%2fexercises")).status).toBe(404);
  });

  it("leave no row and no cookie behind", async () => {
    const rows = async () => [await db.submission.count(), await db.draft.count(), await db.auditEvent.count()];
    const before = await rows();
    for (const { id } of sample(await listLessons(), 3, (one) => one.id)) {
      const reply = await fetch(`${door.origin}/lessons/${id}`, { headers: { cookie: learner.cookie } });
      expect(reply.headers.get("set-cookie")).toBeNull();
      await reply.text();
    }
    expect(await rows()).toEqual(before);
  });

  it("are linked from the report of a review, and never from the review before it is handed in", async () => {
    const [first, second] = missed.slugs;
    expect((await get(`/exercises/${first}`, learner.cookie)).text).not.toContain("/lessons");
    const one = await missAll(first!);
    const report = (await get(`/submissions/${one}`, learner.cookie)).text;
    expect(report).toContain(`href="/lessons/${missed.id}"`);
    expect(report).toContain("Read the lesson:");
    expect(report).not.toContain("issues of this class");
    expect((await get("/learn", learner.cookie)).text).not.toContain("Lessons for you");

    expect((await get(`/exercises/${second}`, learner.cookie)).text).not.toContain("/lessons");
    const two = await missAll(second!);
    const why = /You missed (?:your last \d|\d of your last \d) issues of this class\./;
    expect((await get(`/submissions/${two}`, learner.cookie)).text).toMatch(why);
    expect((await get("/learn", learner.cookie)).text).toMatch(why);
    expect((await get("/lessons", learner.cookie)).text).toContain("Suggested for you");
    expect((await get(`/lessons/${missed.id}`, learner.cookie)).text).toMatch(why);
    expect((await get(`/lessons/${missed.id}`)).text).not.toMatch(why);
    // The report on an exercise without findings names the class, and gives the same reason to read the lesson.
    const third = (await get(`/submissions/${await submit(missed.fix, sampleOf(missed.fix))}`, learner.cookie)).text;
    expect(third).toMatch(why);
    expect(third).toContain(`href="/lessons/fix"`);
    const other = await signUp("omar");
    expect((await get("/lessons", other.cookie)).text).not.toContain("Suggested for you");
  });

  it("are offered in the list of exercises that is filtered by one kind or class", async () => {
    const linked = async (query: string) => {
      const [, id] = /Lesson:[^<]*(?:<!-- -->)?<a [^>]*href="\/lessons\/([\w-]+)"/.exec(
        (await get(`/exercises?${query}`, learner.cookie)).text,
      ) ?? [null, null];
      return id;
    };
    const [one, two] = KIND_IDS;
    expect(await linked("")).toBeNull();
    expect(await linked(new URLSearchParams({ kind: one }).toString())).toBe(one);
    expect(await linked(`kind=${one}&kind=${two}`)).toBeNull();
    expect(await linked(`class=${missed.id}`)).toBe(missed.id);
  });
});
