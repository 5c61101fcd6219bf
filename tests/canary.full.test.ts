import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { readFolder } from "~/catalogue/folder.server";
import { gradeSubmission } from "~/grading/grade.server";
import type { Folder } from "~/kinds/exercise";
import type { KindId } from "~/kinds/registry";
import { ASK } from "~/ui/on-ask";
import { type Door, openDoor, ROUTES } from "./access/door";
import { makePeople, type Who, type World } from "./access/world";
import { asIfClean, canariesIn, plantCanaries } from "./setup/canaries";
import { signUp } from "./setup/people";
import { isLong } from "./setup/runs";
import { testSandbox } from "./setup/sandbox";
import { submitWork } from "./setup/submissions";

// Long: a list of secrets, and of everything that is sent.

/**
 * A word is planted in every secret of a copy of each exercise. The test searches for these words in everything that
 * the server sends to each kind of person: pages, their data and responses to forms. Before submission, none of the
 * words may appear. Afterwards, only the words that the report reveals may appear.
 */

/** The few exercises that most tests use, or all exercises in the long run. */
const SOURCE = isLong ? "exercises" : process.env.ONRAMP_TEST_EXERCISES!;
const SLUGS = fs
  .readdirSync(SOURCE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** The slug of an exercise's copy. Copies sort before the originals, so that the front page features a copy. */
const copyOf = (slug: string) => `a-${slug}`;

function writeFolder(slug: string, folder: Folder): void {
  const dir = path.join(process.env.EXERCISES_DIR!.split(path.delimiter).at(-1)!, slug);
  fs.rmSync(dir, { recursive: true, force: true });
  for (const [file, text] of Object.entries(folder)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), text);
  }
}

let door: Door;
let world: World;
beforeAll(async () => {
  for (const slug of SLUGS) writeFolder(copyOf(slug), plantCanaries(await readFolder(path.resolve("exercises", slug))));
  expect((await indexExercises()).filter(({ problems }) => problems.length > 0)).toEqual([]);
  door = await openDoor();
  world = await makePeople();
});
afterAll(() => door?.close());

/**
 * Grading runs in this process and delays the server's handling of its connections, so the tests don't keep connections
 * open.
 */
const NO_LONGER = { connection: "close" };
async function read(address: string, cookie: string, init: RequestInit = {}): Promise<string> {
  const reply = await fetch(door.origin + address, { ...init, headers: { cookie, ...NO_LONGER, ...init.headers } });
  return JSON.stringify([...reply.headers]) + (await reply.text());
}
const work = (slug: string, cookie: string, ask: object) =>
  read(`/exercises/${slug}/work`, cookie, {
    method: "POST",
    body: JSON.stringify(ask),
    headers: { "content-type": "application/json" },
  });

const WHO: readonly Who[] = ["nobody", "guest", "owner", "mentor", "lead", "admin"];
/** Every page whose address needs no id, and its data. */
const PAGES = ROUTES.filter(({ pattern }) => !/[:*]/.test(pattern)).flatMap(({ pattern }) =>
  pattern === "/" ? ["/", "/_root.data", "/_index.data"] : [pattern, `${pattern}.data`],
);

describe("before submission no secret is sent", () => {
  it.each(WHO)("on any page, to %s", async (who) => {
    const found: Record<string, string[]> = {};
    const pages = [...PAGES, `/cohorts/${world.cohort}`, `/cohorts/${world.cohort}.data`, "/exercises?kind=review&q=a"];
    for (const address of pages) {
      const canaries = canariesIn(await read(address, world.cookies[who]));
      if (canaries.length > 0) found[address] = canaries;
    }
    expect(found).toEqual({});
  });

  it.each(SLUGS)("in the workspace of %s", async (name) => {
    const slug = copyOf(name);
    const { kind, content } = findExercise(slug)!;
    const { cookie } = await signUp(`of-${slug}`);
    const draft = kind.workspace.emptyDraft(await kind.open(content, "x"));
    const replies = [
      await read(`/exercises/${slug}`, cookie),
      await read(`/exercises/${slug}.data`, cookie),
      await read(`/exercises/${slug}?layout=split`, cookie),
      await read(`/exercises/${slug}/mutants`, cookie),
      await work(slug, cookie, { do: "save", from: 0, work: draft }),
      await work(slug, cookie, { do: "hand-in", key: "not whole yet", work: {} }),
      await read(`/exercises/${slug}`, cookie, { method: "POST", body: new URLSearchParams({ intent: "hand-in" }) }),
      await read(`/exercises/${slug}`, cookie),
      await read("/me/data/export", cookie, { method: "POST", body: new URLSearchParams() }),
    ];
    const opensLater = JSON.parse((await readFolder(path.resolve("exercises", name)))["exercise.json"]!).secondFormOf;
    expect(replies[0]).toContain(opensLater ? "[" : findExercise(slug)!.meta.title);
    expect(replies.map(canariesIn)).toEqual(replies.map(() => []));
    expect(replies[3]!.includes('"replacement":')).toBe(kind.id === "test" && !opensLater);
    // A hint is sent on request, without any other secret.
    const hinted = kind.id === "review" || opensLater ? [] : ["hint"];
    expect(canariesIn(await work(slug, cookie, { do: "hint" }))).toEqual(hinted);
    // The walkthrough is sent on request, too, and then it is part of the page.
    const worked = opensLater ? [] : ["walkthrough"];
    expect(canariesIn(await work(slug, cookie, { do: "walkthrough" }))).toEqual(worked);
    expect(canariesIn(await read(`/exercises/${slug}`, cookie))).toEqual([...hinted, ...worked]);
  });
});

/**
 * The kinds of secret that a report reveals about its exercise: at once, when its learner asks, and after a pass. See
 * docs/grading.md for the rules. Never revealed: code of a reference, variant, mistake, alternative or repair, sealed
 * twins, suites, inputs, the question's answer.
 */
const TOLD: Readonly<Record<KindId, Readonly<Record<"atOnce" | "asked" | "passed", readonly string[]>>>> = (() => {
  const review = ["teaching", "decoywhy", "neutralwhy", "issuetitle", "issuewhy", "issuehow", "issueuntestable"];
  const issues = ["originafter", ...review, "proofcode", "prooftitle"];
  const lesson = ["originafter", "teaching"];
  const suite = ["aisays", "aidiffers", "alternativesays", "mistakesays", "mistakediffers", "allowedbecause"];
  const suites = [...suite, ...lesson];
  const repair = ["defectsays", "keptsays", "speedsays", "structuresays", "hiddentitle"];
  const asked = [...repair, ...lesson, "hiddencode"];
  const question = ["questionasks", "questionstartcode", "questionstarttitle"];
  return {
    review: { atOnce: issues, asked: issues, passed: issues },
    test: { atOnce: suite, asked: suites, passed: suites },
    fix: { atOnce: repair, asked, passed: [...asked, ...question] },
  };
})();

describe("after submission the report reveals only what is listed", () => {
  const sandbox = testSandbox();
  const everSeen = new Set<string>();

  it.each(SLUGS)("%s", async (name) => {
    const slug = copyOf(name);
    const { kind, content, meta } = findExercise(slug)!;
    // A second form opens a week after the first, and is graded and reported in the same way.
    if (meta.secondFormOf) return;
    const told = TOLD[kind.id];
    const samples = kind.samples(content);
    for (const [n, sample] of [samples.at(0), samples.at(-1)].entries()) {
      const learner = await signUp(`after-${n}-${slug}`);
      const done = { ...(sample!.work as object), confidence: 80 };
      const submissionId = await submitWork(learner, slug, done);
      const address = `/submissions/${submissionId}`;
      const [own, before] = [canariesIn(JSON.stringify(done)), canariesIn(await read(address, learner.cookie))];
      expect(before.filter((canary) => !own.includes(canary))).toEqual([]);
      const { status } = (await gradeSubmission(submissionId, await sandbox))!;
      for (const page of [address, `${address}.data`, `${address}?${ASK}=x`, `${address}.data?${ASK}=x`]) {
        const may = [...own, ...told[status === "passed" ? "passed" : page.includes("?") ? "asked" : "atOnce"]];
        const found = canariesIn(await read(page, learner.cookie));
        for (const canary of found) everSeen.add(`${kind.id} ${canary}`);
        expect(
          found.filter((canary) => !may.includes(canary)),
          page,
        ).toEqual([]);
      }
    }
  });

  it("and everything listed is revealed in some report", () => {
    const listed = Object.entries(TOLD).flatMap(([kind, lists]) =>
      [...new Set(Object.values(lists).flat())].map((canary) => `${kind} ${canary}`),
    );
    expect(listed.filter((one) => !everSeen.has(one) && !NOT_IN_EVERY_CATALOGUE.includes(one))).toEqual([]);
  });
  const NOT_IN_EVERY_CATALOGUE = ["test allowedbecause", "fix structuresays"];
});

describe("a flawed review and its clean copy", () => {
  it("get the same bytes on every page, except for the revision's id", async () => {
    const flawed = await readFolder(path.resolve("exercises/partial-refunds"));
    const [first, second] = [flawed, asIfClean(flawed)];
    const slug = copyOf("partial-refunds");
    const { cookie } = await signUp("compares");
    const readAll = async () => {
      const replies: Record<string, string> = {};
      replies.hint = await work(slug, cookie, { do: "hint" });
      for (const address of [...PAGES, `/exercises/${slug}`, `/exercises/${slug}.data`, "/exercises?kind=review"])
        for (const who of ["nobody", "guest", "compares"] as const) {
          const as = who === "compares" ? cookie : world.cookies[who];
          replies[`${who} ${address}`] = await read(address, as);
        }
      const { revisionId } = findExercise(slug)!;
      return Object.fromEntries(
        Object.entries(replies).map(([at, text]) => [
          at,
          text
            .replaceAll(revisionId, "<revision>")
            .replace(/nonce-[^']+/g, "")
            .replace(/nonce="[^"]*"/g, "")
            .replace(/(requestId\\?",\\?")[0-9a-f]{12}/g, "$1")
            .replace(/((?:handInK|"k)ey\\?",\\?")[0-9a-f-]{36}/g, "$1")
            .replace(/(name="key" value=")[0-9a-f-]{36}/g, "$1")
            .replace(/"(x-request-id|date|etag|content-length)","[^"]*"/g, ""),
        ]),
      );
    };
    writeFolder(slug, first);
    await indexExercises();
    // Ask for every hint, so that each later request returns the last hint again.
    for (let n = 0; n < 3; n++) await work(slug, cookie, { do: "hint" });
    const one = await readAll();
    writeFolder(slug, second);
    await indexExercises();
    const other = await readAll();
    for (const [at, text] of Object.entries(one)) expect(other[at], at).toBe(text);
    expect(one[`compares /exercises/${slug}`]).toContain("Partial refunds");
  });
});
