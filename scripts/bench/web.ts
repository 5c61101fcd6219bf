import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { handInAt, registerAt } from "../../tests/setup/over-http";
import { type Running, startServer } from "../../tests/setup/server";
import { type Row, timed, valueRow } from "./rows";

const LEARNERS = 20;
const ROUNDS = 6;

/** Submits work. Returns the milliseconds until the live page would show the report. */
export async function handInToReport(origin: string, cookie: string, slug: string, work: object): Promise<number> {
  const started = performance.now();
  const submissionId = await handInAt(origin, cookie, slug, work);
  const events = await fetch(`${origin}/submissions/${submissionId}/events`, { headers: { cookie } });
  const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (let heard = ""; !heard.includes("event: result"); ) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the stream ended before the result");
    heard += value;
  }
  const taken = performance.now() - started;
  await reader.cancel();
  return taken;
}

/** Measures the time from submission to report, and the server time of pages, with the built product. */
export async function benchWeb(): Promise<Row[]> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-bench-"));
  const server = await startServer({ dir, env: { DEMO: "0", LOG_LEVEL: "error" } });
  try {
    return [...(await benchHandIn(server)), ...(await benchPages(server))];
  } finally {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** A submission for one exercise of each kind. */
export function works(): { slug: string; work: object }[] {
  const read = (file: string) => fs.readFileSync(path.resolve("exercises", file), "utf8");
  return [
    { slug: "test-vat-rounding", work: { suite: read("test-vat-rounding/suites/model.test.ts"), confidence: 80 } },
    {
      slug: "fix-due-date-month-end",
      work: { files: { "src/calendar.ts": read("fix-due-date-month-end/reference/src/calendar.ts") }, confidence: 80 },
    },
    { slug: "partial-refunds", work: { findings: [], verdict: "approve", confidence: 60, read: [] } },
  ];
}

async function benchHandIn({ origin }: Running): Promise<Row[]> {
  const cookies: string[] = [];
  for (let n = 0; n < LEARNERS; n++) cookies.push(await registerAt(origin, `learner-${n}`));
  const rows: Row[] = [];
  for (const { slug, work } of works()) await handInToReport(origin, cookies[0]!, slug, work);
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const { slug, work } of works()) alone.push(await handInToReport(origin, cookies[0]!, slug, work));
  }
  rows.push(valueRow("submission to report, 1 learner", "ms", alone, "review, test and fix in turn"));
  const together: number[] = [];
  const day = cookies.map(async (cookie, n) => {
    for (let round = 0; round < ROUNDS; round++) {
      const { slug, work } = works()[(n + round) % works().length]!;
      together.push(await handInToReport(origin, cookie, slug, work));
    }
  });
  await Promise.all(day);
  rows.push(
    valueRow(
      `submission to report, ${LEARNERS} learners at once`,
      "ms",
      together,
      "each hands in again as soon as the report arrives",
    ),
  );
  return rows;
}

const PAGES = [
  "/learn",
  "/exercises",
  "/exercises/partial-refunds",
  "/exercises/test-vat-rounding",
  "/exercises/fix-due-date-month-end",
];

async function benchPages({ origin }: Running): Promise<Row[]> {
  const cookie = await registerAt(origin, "reader");
  const rows: Row[] = [];
  for (const page of PAGES) {
    const get = async () => {
      const reply = await fetch(`${origin}${page}`, { headers: { cookie } });
      if (reply.status !== 200) throw new Error(`${page}: ${reply.status}`);
      await reply.arrayBuffer();
    };
    await timed(5, get);
    rows.push(valueRow(`page ${page}: whole reply`, "ms", await timed(40, get)));
  }
  return rows;
}
