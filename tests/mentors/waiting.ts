import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readFolder } from "~/catalogue/folder.server";
import { readExercise } from "~/kinds/read-exercise";
import { MARKED } from "~/review/marked/marked-samples";
import type { Installation } from "../setup/installation";
import { handInAt, registerIn, type SignedIn } from "../setup/over-http";

/**
 * Mentors with thousands of submissions waiting for them: one submission of each exercise is handed in and asked about
 * through the pages, and its rows are copied in the database, so that a new column needs no change here.
 */

export interface Scene {
  readonly mentors: readonly SignedIn[];
  readonly cohortIds: readonly string[];
  /** How many submissions are waiting, including copies and originals. */
  readonly waiting: number;
}

export interface Size {
  readonly mentors: number;
  /** The number of cohorts. Each mentor is a mentor in all of them. */
  readonly cohorts: number;
  readonly learners: number;
  readonly copies: number;
}

/** Submissions are spread evenly over this many seconds before now. */
const SPAN_SECONDS = 30 * 24 * 3600;
/** How many minutes a week each mentor offers here: more than they can use. */
const MENTOR_MINUTES = 1_000_000;
const GRADED_MS = 120_000;

/**
 * Returns the best work from the folder of each named exercise, or of every exercise if none is named. Leaves out
 * second forms, which are not open to everyone.
 */
async function works(slugs?: readonly string[]): Promise<[slug: string, work: object][]> {
  const entries = fs.readdirSync("exercises", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found: [string, object][] = [];
  for (const { name: slug } of entries) {
    if (slugs && !slugs.includes(slug)) continue;
    const { kind, content, meta } = readExercise(await readFolder(path.resolve("exercises", slug)));
    if (meta.secondFormOf) continue;
    found.push([slug, { ...(kind.samples(content)[0]!.work as object), confidence: 80 }]);
  }
  return found;
}

/** Hands in one submission, waits for its report, and asks a mentor about it. Returns its id. */
async function handInAndAsk(origin: string, { query }: Installation, cookie: string, slug: string, work: object) {
  const submissionId = await handInAt(origin, cookie, slug, work);
  const graded = `SELECT id FROM "Result" WHERE "submissionId" = '${submissionId}'`;
  for (const until = Date.now() + GRADED_MS; (await query(graded)).length === 0; await sleep(50))
    if (Date.now() > until) throw new Error(`${slug} was not graded`);
  const body = new URLSearchParams({
    intent: "ask-mentor",
    question: `Is this the right way to do it?\n\n\`${slug}\``,
  });
  const asked = await fetch(`${origin}/submissions/${submissionId}`, {
    method: "POST",
    headers: { cookie },
    body,
    redirect: "manual",
  });
  if (asked.status >= 400) throw new Error(`a question was refused: ${asked.status}`);
  return submissionId;
}

/** Fills an installation whose server answers at `origin`, with the named exercises or with all. */
export async function fillQueue(
  origin: string,
  installation: Installation,
  size: Size,
  slugs?: readonly string[],
): Promise<Scene> {
  const { query } = installation;
  const isSqlite = installation.env.DATABASE_URL!.startsWith("file:");
  const cohortIds = Array.from({ length: size.cohorts }, (_, n) => `cohort-${n}`);
  for (const [n, id] of cohortIds.entries())
    await query(`INSERT INTO "Cohort" (id, name) VALUES ('${id}', 'Cohort ${n}')`);
  const join = (cohortId: string, id: string, role: string) =>
    query(`INSERT INTO "Membership" (id, "cohortId", "userId", role)
           VALUES ('${cohortId} ${id}', '${cohortId}', '${id}', '${role}')`);
  const mentors: SignedIn[] = [];
  for (let n = 0; n < size.mentors; n++) {
    const mentor = await registerIn(installation, origin, `mentor-${n}`);
    for (const id of cohortIds) await join(id, mentor.id, "mentor");
    mentors.push(mentor);
  }
  await query(`UPDATE "User" SET "mentorMinutes" = ${MENTOR_MINUTES}`);
  // These mentors have already reviewed the samples.
  for (const { id } of mentors)
    for (const { slug, version } of MARKED)
      await query(`INSERT INTO "MarkedReview" ("mentorId", sample, version, verdict, choices, "sentAt")
                   VALUES ('${id}', '${slug}', ${version}, 'good', '{}', CURRENT_TIMESTAMP)`);
  const learner = await registerIn(installation, origin, "learner");
  await join(cohortIds[0]!, learner.id, "learner");
  const originals: string[] = [];
  for (const [slug, work] of await works(slugs))
    originals.push(await handInAndAsk(origin, installation, learner.cookie, slug, work));

  /**
   * Copies the one row of a table that `where` selects, with the changes in `set`. The copies have the numbers `first`,
   * `first + step`… below `count`.
   */
  const copy = async (
    table: string,
    where: string,
    set: Readonly<Record<string, string>>,
    count: number,
    step = 1,
    first = 0,
  ) => {
    if (first >= count) return;
    const [row] = await query(`SELECT * FROM "${table}" AS t WHERE ${where}`);
    const columns = Object.keys(row!);
    await query(`
      WITH RECURSIVE n(i) AS (SELECT ${first} UNION ALL SELECT i + ${step} FROM n WHERE i + ${step} < ${count})
      INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")})
      SELECT ${columns.map((name) => set[name] ?? `t."${name}"`).join(", ")} FROM n, "${table}" AS t WHERE ${where}`);
  };
  const secondsAgo = (seconds: string) =>
    isSqlite
      ? `strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-' || CAST(${seconds} AS integer) || ' seconds')`
      : `CAST(now() AT TIME ZONE 'UTC' AS timestamp(3)) - CAST(${seconds} AS integer) * interval '1 second'`;

  const { learners, copies } = size;
  const ofUser = `t.id = '${learner.id}'`;
  const nth = (what: string) => `'${what}-' || i`;
  await copy("User", ofUser, { id: nth("l"), email: nth("l"), name: "'Learner ' || i" }, learners);
  const cohortOfLearner = (l: string) => `'cohort-' || ((${l}) % ${size.cohorts})`;
  const membership = { id: nth("m"), userId: nth("l"), cohortId: cohortOfLearner("i") };
  await copy("Membership", `t."userId" = '${learner.id}'`, membership, learners);
  const of = `'l-' || (i % ${learners})`;
  const since = `(i * ${SPAN_SECONDS / Math.max(1, copies)})`;
  for (const [first, id] of originals.entries()) {
    const rows = [copies, originals.length, first] as const;
    const submission = { id: nth("s"), userId: of, handInKey: nth("k"), tryNumber: `i / ${learners} + 1` };
    await copy("Submission", `t.id = '${id}'`, submission, ...rows);
    await copy("Result", `t."submissionId" = '${id}'`, { id: nth("r"), submissionId: nth("s") }, ...rows);
    const item = {
      id: nth("i"),
      submissionId: nth("s"),
      learnerId: of,
      cohortId: cohortOfLearner(`i % ${learners}`),
      asksHelp: "(i % 4 <> 0)",
      isSample: "(i % 4 = 0)",
      isStuck: "(i % 7 = 0)",
      question: `CASE WHEN i % 4 = 0 THEN '' ELSE t.question END`,
      waitingSince: secondsAgo(since),
      orderAt: secondsAgo(`${since} + (i % 7) * 20000`),
    };
    await copy("ReviewItem", `t."submissionId" = '${id}' AND t.seat = 1`, item, ...rows);
  }
  // PostgreSQL would do this by itself a minute later.
  if (!isSqlite) await query("VACUUM ANALYZE");
  return { mentors, cohortIds, waiting: copies + originals.length };
}
