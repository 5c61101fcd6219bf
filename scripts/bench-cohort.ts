/**
 * `npm run bench:cohort [-- --learners 10000 --exercises 200 --submissions 2000000 --only sqlite|postgresql --page
 * "over time" --json]`: fills a database with cohorts from a documented model (bench/simulated-cohorts.ts), computes
 * the stored figures, and prints how long each page takes. To measure a page, it requests 200 URLs about the largest
 * and the median cohort from a process that has just started, while 50 ready-made results per second are stored. Also
 * prints how fast the largest cohort's exports stream, and how much the server's memory grows during the export. Exits
 * with 1 if a page's p95 exceeds 200 ms, an export takes more than 150 MB, or counts recomputed from scratch differ
 * from the stored ones. With `--page`, which can be given several times, only these pages and no exports are measured.
 * Long: filling, requesting and exporting share one database and one running server.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cac } from "cac";
import { SingleBar } from "cli-progress";
import { readFolder } from "../app/catalogue/folder.server";
import { readExercise } from "../app/kinds/read-exercise";
import { seeded } from "../app/kinds/seeded";
import { TRACK_IDS } from "../app/kinds/skills";
import { MARK_CHECKED } from "../tests/setup/checked";
import { type DatabaseKind, type Installation, makeInstallation } from "../tests/setup/installation";
import { registerIn } from "../tests/setup/over-http";
import { startServer } from "../tests/setup/server";
import { openBulk } from "./bench/bulk";
import { ADMIN_PAGES, LEARNER_PAGES, PAGES } from "./bench/cohort-pages";
import { EXPORTS, type Streamed, sayExport, streamExport } from "./bench/exports";
import { quantile } from "./bench/rows";
import { addProgramme, addSchool, type SchoolCohort, SENT_REVIEWS } from "./bench/school";
import { type Filled, fillCohorts, learnerIdOf, normal, type SimulatedExercise } from "./bench/simulated-cohorts";

const ADDRESSES = 200;
const WARM_UP = 5;
const MOST_MS = 200;
const SECOND_MS = 1_000;
const RESULTS_A_SECOND = 50;
const MOST_MB = 150;

const { options } = cac().parse();
const size = {
  learners: Number(options.learners ?? 10_000),
  exercises: Number(options.exercises ?? 200),
  submissions: Number(options.submissions ?? 2_000_000),
};
const onlyPages: readonly string[] = options.page ? [options.page].flat() : [];
const say = (text: string) => process.stderr.write(`${text}\n`);

interface Row {
  readonly name: string;
  readonly database: DatabaseKind;
  readonly ms: { readonly min: number; readonly median: number; readonly p95: number; readonly max: number };
}

/** Adds copies of exercises under other names, until there are `count` first forms. */
async function addExercises(dir: string, count: number): Promise<void> {
  const slugs = fs.readdirSync("exercises", { withFileTypes: true }).filter((one) => one.isDirectory());
  const firstForms = slugs.map(({ name }) => name).filter((slug) => !metaOf(slug).secondFormOf);
  for (let n = firstForms.length; n < count; n++) {
    const slug = firstForms[n % firstForms.length]!;
    const folder = path.join(dir, `${slug}-${n}`);
    fs.cpSync(path.join("exercises", slug), folder, { recursive: true });
    const meta = { ...metaOf(slug), title: `${metaOf(slug).title} ${n}`, order: 1 + (n % 999) };
    fs.writeFileSync(
      path.join(folder, "exercise.json"),
      JSON.stringify({ ...meta, track: TRACK_IDS[n % TRACK_IDS.length] }),
    );
  }
}
const metaOf = (slug: string) => JSON.parse(fs.readFileSync(path.join("exercises", slug, "exercise.json"), "utf8"));

/** All exercises that the installation has, each with a difficulty. */
async function readExercises({ query }: Installation, dir: string): Promise<SimulatedExercise[]> {
  const rows = await query(
    'SELECT slug, "currentRevisionId" AS id FROM "Exercise" WHERE "secondFormOf" IS NULL ORDER BY slug',
  );
  const random = seeded("difficulties");
  const found: SimulatedExercise[] = [];
  for (const { slug, id } of rows as { slug: string; id: string }[]) {
    const own = path.join(dir, slug);
    const read = readExercise(await readFolder(fs.existsSync(own) ? own : path.resolve("exercises", slug)));
    const { kind, content } = read;
    if (!kind.can.simulated) continue;
    const exercise = { slug, revisionId: id, ...read };
    found.push({
      slug,
      revisionId: id,
      exercise,
      difficulty: 0.8 * normal(random),
      isFlawed: kind.can.change?.isFlawed(content) ?? false,
    });
  }
  return found;
}

interface Done {
  readonly rows: Row[];
  readonly exports: Streamed[];
  readonly filled: Filled;
  readonly seconds: Record<string, number>;
}

async function benchOn(kind: DatabaseKind): Promise<Done> {
  const installation = await makeInstallation(kind);
  const exercisesDir = path.join(installation.dir, "exercises");
  const env = { ...installation.env, EXERCISES_DIR: exercisesDir };
  const seconds: Record<string, number> = {};
  const timed = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const done = await run();
    seconds[what] = Math.round((performance.now() - began) / SECOND_MS);
    return done;
  };
  try {
    fs.mkdirSync(exercisesDir);
    await addExercises(exercisesDir, size.exercises);
    const first = await startServer({ dir: installation.dir, env });
    const lead = await registerIn(installation, first.origin, "lead");
    const admin = await registerIn(installation, first.origin, "admin");
    const guests = [
      await registerIn(installation, first.origin, "one"),
      await registerIn(installation, first.origin, "two"),
    ];
    await first.stop("SIGTERM");
    await installation.query(MARK_CHECKED);
    const exercises = await readExercises(installation, exercisesDir);
    say(`${kind}: ${exercises.length} exercises`);

    const bulk = await openBulk(installation);
    const bar = new SingleBar({
      format: `${kind}: {bar} {value} of {total} learners, {eta_formatted} left`,
      etaBuffer: 100,
      noTTYOutput: true,
      notTTYSchedule: 15_000,
    });
    bar.start(size.learners, 0);
    const filled = await timed("generate", async () => {
      const made = await fillCohorts(bulk, size, exercises, (done) => bar.update(done));
      await addProgramme(
        bulk,
        made.cohorts.map(({ id }) => id),
        lead.id,
      );
      await bulk.close();
      return made;
    });
    bar.stop();
    await checkCounts(installation, env);
    say(`${kind}: figures…`);
    await timed("figures", () => run(["--import", "tsx", "scripts/recount.ts", "--figures"], env));

    await installation.query(`UPDATE "User" SET "isAdmin" = TRUE WHERE id = '${admin.id}'`);
    const chosen: SchoolCohort[] = [];
    for (const { id } of [filled.cohorts[0]!, filled.cohorts[Math.floor(filled.cohorts.length / 2)]!]) {
      await installation.query(
        `INSERT INTO "Membership" (id, "cohortId", "userId", role) VALUES ('lead ${id}', '${id}', '${lead.id}', 'lead')`,
      );
      await installation.query(`UPDATE "Cohort" SET "allowsUploads" = TRUE WHERE id = '${id}'`);
      const members = await installation.query(
        `SELECT "userId" FROM "Membership" WHERE "cohortId" = '${id}' AND role = 'learner' ORDER BY "userId"`,
      );
      chosen.push({ id, learners: members.map(({ userId }) => String(userId)) });
    }
    const adding = await openBulk(installation);
    await addSchool(adding, installation, chosen, exercises, {
      leadId: lead.id,
      adminId: admin.id,
      learners: size.learners,
    });
    await adding.close();
    // In each of the two cohorts, a simulated learner takes over a registered account's session.
    for (const [n, { id }] of guests.entries())
      await installation.query(`UPDATE "Session" SET "userId" = '${chosen[n]!.learners[0]!}' WHERE "userId" = '${id}'`);
    const reviewed = chosen[0]!.learners.slice(0, SENT_REVIEWS);
    const cookieFor = (name: string, cohort: number) =>
      name in ADMIN_PAGES ? admin.cookie : name in LEARNER_PAGES ? guests[cohort]!.cookie : lead.cookie;
    await settle(kind, installation);
    say(`${kind}: pages…`);
    const rows: Row[] = [];
    for (const [name, addressOf] of Object.entries(PAGES)) {
      if (onlyPages.length > 0 && !onlyPages.includes(name)) continue;
      const requests = Array.from({ length: WARM_UP + ADDRESSES }, (_, n) => {
        const { id, learners } = chosen[n % chosen.length]!;
        const other = chosen[(n + 1) % chosen.length]!.id;
        const of = { id, at: `/cohorts/${id}`, learners, other, reviewed, exercises };
        const address = addressOf({ ...of, n: Math.floor(n / 2) });
        return { address, cookie: cookieFor(name, n % chosen.length) };
      });
      const ms = await measure(installation, env, exercises, requests);
      const at = (share: number) => Math.round(quantile(ms, share));
      rows.push({ name, database: kind, ms: { min: at(0), median: at(0.5), p95: at(0.95), max: at(1) } });
      say(`${kind}: ${name}: median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
    }
    const exports = [];
    for (const file of onlyPages.length > 0 ? [] : EXPORTS) {
      const [address, smaller] = chosen.map(({ id }) => `/cohorts/${id}/exports/${file}`) as [string, string];
      exports.push(await streamExport(installation, env, lead.cookie, { file, address, smaller }));
      say(`${kind}: ${sayExport(exports.at(-1)!)}`);
    }
    return { rows, exports, filled, seconds };
  } finally {
    await installation.remove();
  }
}

/**
 * Requests each URL once, one after the other, from a process that has just started, while results are being stored.
 * Returns the milliseconds that each request took.
 */
async function measure(
  { dir }: Installation,
  env: Readonly<Record<string, string>>,
  exercises: readonly SimulatedExercise[],
  requests: readonly { readonly address: string; readonly cookie: string }[],
): Promise<number[]> {
  const server = await startServer({ dir, env });
  const stream = await startResults(env, exercises);
  const taken: number[] = [];
  try {
    for (const { address, cookie } of requests) {
      const began = performance.now();
      const reply = await fetch(`${server.origin}${address}`, { headers: { cookie } });
      await reply.arrayBuffer();
      taken.push(performance.now() - began);
      if (reply.status !== 200) throw new Error(`${address}: ${reply.status}\n${server.output().slice(-3_000)}`);
    }
  } finally {
    stream.kill("SIGTERM");
    await server.stop("SIGTERM");
  }
  return taken.slice(-ADDRESSES);
}

/**
 * Starts another process that stores results with their outbox rows at a fixed rate per second, for learners drawn at
 * random. Waits until it stores them, because its start takes seconds of processor time.
 */
async function startResults(
  env: Readonly<Record<string, string>>,
  exercises: readonly SimulatedExercise[],
): Promise<ChildProcess> {
  const slugs = exercises
    .slice(0, 20)
    .map(({ slug }) => slug)
    .join(",");
  const stream = spawn(
    process.execPath,
    ["--import", "tsx", "scripts/bench/store-results.ts", String(RESULTS_A_SECOND), String(size.learners), slugs],
    { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const started = await Promise.race([once(stream.stdout, "data"), once(stream, "exit").then(() => null)]);
  if (!started) throw new Error("the process that stores results ended before it stored one");
  return stream;
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`))));
  });
}

/**
 * Waits until the filled database is on disk and, for PostgreSQL, vacuumed. A real installation isn't filled within
 * minutes, so its pages don't compete with that work.
 */
async function settle(kind: DatabaseKind, { query }: Installation): Promise<void> {
  if (kind === "postgresql") for (const statement of ["VACUUM ANALYZE", "CHECKPOINT"]) await query(statement);
  execFileSync("sync");
}

/** Checks that some learners' counts, recomputed by the product, are the same as the model's counts. */
async function checkCounts(installation: Installation, env: Readonly<Record<string, string>>): Promise<void> {
  const some = [0, 1, 2].map((n) => learnerIdOf(Math.floor((n * size.learners) / 3)));
  const list = some.map((id) => `'${id}'`).join(", ");
  const look = async () =>
    JSON.stringify([
      await installation.query(`SELECT * FROM "LearnerTally" WHERE "userId" IN (${list}) ORDER BY "userId"`),
      await installation.query(`SELECT * FROM "WeekTally" WHERE "userId" IN (${list}) ORDER BY "userId", week`),
      await installation.query(`SELECT * FROM "TrackTally" WHERE "userId" IN (${list}) ORDER BY "userId", track`),
    ]);
  const before = await look();
  await run(["--import", "tsx", "scripts/recount.ts", ...some], env);
  if ((await look()) !== before) throw new Error("recalculated counts differ from those that the bench stored");
}

const unknown = onlyPages.find((name) => !(name in PAGES));
if (unknown !== undefined) {
  say(`There is no page "${unknown}". --page takes one of: ${Object.keys(PAGES).join("; ")}`);
  process.exit(1);
}
const kinds: DatabaseKind[] = options.only ? [options.only] : ["sqlite", "postgresql"];
const done = [];
for (const kind of kinds) done.push({ database: kind, ...(await benchOn(kind)) });
const rows = done.flatMap((one) => one.rows);
const load = os.loadavg()[0]!.toFixed(1);
if (options.json) {
  const sizes = done.map(({ database, filled, seconds }) => {
    const [largest] = filled.cohorts;
    const median = filled.cohorts[Math.floor(filled.cohorts.length / 2)]!;
    const cohorts = { count: filled.cohorts.length, largest: largest!.size, median: median.size };
    return {
      database,
      learners: size.learners,
      exercises: size.exercises,
      submissions: filled.submissions,
      cohorts,
      seconds,
    };
  });
  const exports = done.flatMap(({ database, exports }) => exports.map((one) => ({ database, ...one })));
  console.log(JSON.stringify({ sizes, load, rows, exports }, null, 2));
} else {
  for (const { database, filled, seconds } of done)
    console.log(
      `${database}: ${size.learners} learners in ${filled.cohorts.length} cohorts (the largest ${filled.cohorts[0]!.size}), ${size.exercises} exercises, ` +
        `${filled.submissions} submissions; generated in ${seconds.generate} s, figures calculated in ${seconds.figures} s; load average ${load}`,
    );
  for (const { name, database, ms } of rows)
    console.log(
      `  ${database.padEnd(11)} ${name.padEnd(18)} median ${ms.median} ms, p95 ${ms.p95} (${ms.min}–${ms.max})`,
    );
  for (const { database, exports } of done) for (const one of exports) console.log(`  ${database} ${sayExport(one)}`);
}
const isLarge = done.some(({ exports }) => exports.some(({ memory }) => memory > MOST_MB));
if (isLarge || rows.some(({ ms }) => ms.p95 > MOST_MS)) process.exitCode = 1;
