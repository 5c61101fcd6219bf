/**
 * Stores ready-made results at a given rate, each with its submission and its outbox row in one transaction, as the
 * grader does. Usage: `store-results.ts <per second> <learners> <slug,slug…>`. Prints a line once it has stored the
 * first result, and runs until it is stopped.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { db } from "~/database/db.server";
import { publishResult } from "~/grading/live.server";
import { seeded } from "~/kinds/seeded";
import { learnerIdOf } from "./simulated-cohorts";

const [rate, learners, slugs] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]!.split(",")];
const random = seeded(`results ${process.pid}`);
const revisions = new Map<string, string>();
for (const { slug, currentRevisionId } of await db.exercise.findMany({ where: { slug: { in: slugs } } }))
  revisions.set(slug, currentRevisionId!);
/**
 * One result per exercise, which is stored again and again. Each result is looked up only once, so that storing is the
 * only load.
 */
const readyMade = new Map<string, NonNullable<Awaited<ReturnType<typeof findOne>>>>();
for (const slug of slugs) {
  const found = await findOne(slug);
  if (found) readyMade.set(slug, found);
}
function findOne(slug: string) {
  return db.result.findFirst({
    where: { submission: { slug } },
    select: { report: true, status: true, score: true, submission: { select: { work: true } } },
  });
}
let isStoring = false;
const began = Date.now();
for (let stored = 0; ; stored++) {
  await sleep(Math.max(0, began + (1000 * stored) / rate - Date.now()));
  const userId = learnerIdOf(Math.floor(random() * learners));
  const slug = slugs[Math.floor(random() * slugs.length)]!;
  const like = readyMade.get(slug);
  if (!like) continue;
  const { submission, ...verdict } = like;
  const of = { userId, slug };
  await db.$transaction(async (tx) => {
    const last = await tx.submission.findFirst({
      where: of,
      orderBy: { tryNumber: "desc" },
      select: { tryNumber: true },
    });
    const { id: submissionId, revisionId } = await tx.submission.create({
      data: {
        ...of,
        revisionId: revisions.get(slug)!,
        handInKey: crypto.randomUUID(),
        tryNumber: (last?.tryNumber ?? 0) + 1,
        seed: "s",
        work: submission.work,
        confidence: 80,
      },
    });
    const result = await tx.result.create({
      data: { submissionId, revisionId, engineVersion: "simulated", ...verdict },
    });
    await publishResult(tx, submissionId, result.id);
  });
  if (!isStoring) console.log("storing");
  isStoring = true;
}
