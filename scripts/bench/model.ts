import fs from "node:fs";
import { DEMO_PASSWORD } from "../../app/accounts/demo-accounts";
import { type ModelServer, openModelServer } from "../../tests/setup/model-server";
import { cookieOf, registerAt } from "../../tests/setup/over-http";
import { startServer } from "../../tests/setup/server";
import { quantile, type Row, ratioRow, timed } from "./rows";
import { handInToReport, works } from "./web";

/** Measures how fast the product is while the language model's server hangs. No page should wait for the model. */

const ASKERS = 12;
/** The number of rounds. With many short rounds, another program on the machine disturbs only a few of them. */
const ROUNDS = 30;
const EXERCISE = "test-vat-rounding";
/**
 * The number of visits to each page in each round. A round must take less than 30 s, because calls that hang are ended
 * after 30 s.
 */
const VISITS = 3;
const LEARNERS = 8;
/**
 * The share of the fastest samples that are used. Other programs can only make a sample slower, so on a busy machine
 * the fastest quarter is more meaningful than the median.
 */
const FASTEST = 0.25;

async function signIn(origin: string, who: string): Promise<string> {
  const body = new URLSearchParams({ email: `${who}@demo.example`, password: DEMO_PASSWORD });
  const reply = await fetch(`${origin}/sign-in`, { method: "POST", body, redirect: "manual" });
  const cookie = cookieOf(reply.headers);
  if (!cookie.includes("session")) throw new Error(`signing in as ${who} failed: ${reply.status}`);
  return cookie;
}

const talk = (origin: string, cookie: string, body: object, signal?: AbortSignal) =>
  fetch(`${origin}/exercises/${EXERCISE}/tutor/talk`, {
    method: "POST",
    headers: { cookie, origin, "content-type": "application/json" },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });

/** Makes calls hang: every other call gets no reply at all, and the rest get half of a reply. */
function hang(model: ModelServer): void {
  let calls = 0;
  const never = new Promise(() => {});
  model.replyWith(() =>
    calls++ % 2 ? { waitsFor: never } : { text: "What would you expect? ".repeat(9), breaks: "hang" },
  );
}

/** Sends a question to the tutor for every asker, and runs `work` while all these questions hang. */
async function whileHanging<T>(
  origin: string,
  model: ModelServer,
  askers: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  model.forget();
  hang(model);
  const leave = new AbortController();
  let ended = 0;
  const asked = askers.map(async (asker) => {
    try {
      const reply = await talk(origin, asker, { do: "ask", rung: "ask", message: "Where do I start?" }, leave.signal);
      await reply.text();
      ended++;
    } catch (error) {
      if (!leave.signal.aborted) throw error;
    }
  });
  const until = Date.now() + 20_000;
  while (model.asked.length < askers.length && Date.now() < until) await new Promise((go) => setTimeout(go, 20));
  const done = await work();
  if (model.asked.length < askers.length || ended > 0)
    throw new Error(
      `${model.asked.length} of ${askers.length} questions were sent, and ${ended} ended too early: a round took too long`,
    );
  leave.abort();
  await Promise.all(asked);
  return done;
}

/**
 * Measures submissions and pages in rounds. Questions hang in every other round, and the other rounds have no
 * questions.
 */
export async function benchModel(): Promise<Row[]> {
  const model = await openModelServer();
  const server = await startServer({ env: { DEMO: "1", LOG_LEVEL: "error", ...model.env }, timeoutMs: 400_000 });
  const { origin } = server;
  try {
    const [ana, mentor] = [await signIn(origin, "ana"), await signIn(origin, "lee")];
    const askers: string[] = [];
    for (let n = 0; n < ASKERS; n++) {
      const asker = await registerAt(origin, `asker-${n}`);
      await talk(origin, asker, { do: "agree", host: model.env.MODEL_HOST, retention: model.env.MODEL_RETENTION });
      askers.push(asker);
    }
    const report = /href="(\/submissions\/[^"/]+)"/.exec(
      await (await fetch(`${origin}/me`, { headers: { cookie: ana } })).text(),
    )?.[1];
    if (!report) throw new Error("the demonstration has no report");
    const pages = [
      { name: "report", path: report, cookie: ana },
      { name: "list", path: "/exercises", cookie: ana },
      { name: "workspace", path: `/exercises/${EXERCISE}`, cookie: ana },
      { name: "mentors’ queue", path: "/mentor", cookie: mentor },
    ];
    const learners: string[] = [];
    for (let n = 0; n < LEARNERS; n++) learners.push(await registerAt(origin, `learner-${n}`));
    let turn = 0;
    const measure = async (): Promise<Record<string, number[]>> => {
      const learner = learners[turn++ % LEARNERS]!;
      const times: Record<string, number[]> = { "submission to report": [] };
      for (const { slug, work } of works())
        times["submission to report"]!.push(await handInToReport(origin, learner, slug, work));
      for (const { name, path, cookie } of pages) {
        const visit = async () => {
          const reply = await fetch(`${origin}${path}`, { headers: { cookie } });
          if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
          await reply.arrayBuffer();
        };
        times[name] = await timed(VISITS, visit);
      }
      return times;
    };
    await measure();
    const rounds: { calm: Record<string, number[]>; hanging: Record<string, number[]> }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = round % 2 === 0 ? await measure() : null;
      const hanging = await whileHanging(origin, model, askers, measure);
      rounds.push({ hanging, calm: before ?? (await measure()) });
    }
    return Object.keys(rounds[0]!.calm).map((name) => {
      const [hanging, calm] = (["hanging", "calm"] as const).map((how) => rounds.map((round) => round[how][name]!));
      const medians = (times: readonly number[][]) => times.map((some) => quantile(some, 0.5));
      const [slow, fast] = [hanging!, calm!].map((times) => quantile(times.flat(), FASTEST));
      const quarter = `${slow!.toFixed(1)} ms, without questions ${fast!.toFixed(1)} ms`;
      return ratioRow(
        `${name}, while ${ASKERS} questions to the tutor hang`,
        medians(hanging!),
        medians(calm!),
        `the fastest quarter within ${quarter}: ratio ${(slow! / fast!).toFixed(2)}`,
      );
    });
  } finally {
    await server.stop();
    await model.close();
    fs.rmSync(server.dir, { recursive: true, force: true });
  }
}
