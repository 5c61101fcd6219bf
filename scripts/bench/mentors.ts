import os from "node:os";
import { KIND_IDS } from "../../app/kinds/registry";
import { fillQueue, type Scene } from "../../tests/mentors/waiting";
import { type DatabaseKind, type Installation, makeInstallation } from "../../tests/setup/installation";
import { startServer } from "../../tests/setup/server";
import { type Row, valueRow } from "./rows";

const SIZE = { mentors: 1, cohorts: 4, learners: 1_000, copies: 100_000 };
const ADDRESSES = 200;
const WARM_UP = 5;
/**
 * The step from one submission to the next. It is coprime to the number of copies, so that each step reaches a
 * different submission and the exercises alternate.
 */
const STRIDE = 7_919;

/**
 * Measures the server time, as reported in the log, of the queue and the desk with 100,000 waiting submissions, on both
 * databases.
 */
export async function benchMentors(say: (text: string) => void): Promise<Row[]> {
  return [...(await benchOn("sqlite", say)), ...(await benchOn("postgresql", say))];
}

async function benchOn(kind: DatabaseKind, say: (text: string) => void): Promise<Row[]> {
  const installation = await makeInstallation(kind);
  try {
    say(`${kind}: ${SIZE.copies} submissions…`);
    const filling = await startServer({ dir: installation.dir, env: installation.env });
    const scene = await fillQueue(filling.origin, installation, SIZE);
    await filling.stop("SIGTERM");
    const desks = Array.from({ length: WARM_UP + ADDRESSES }, (_, n) => `/mentor/i-${(n * STRIDE) % SIZE.copies}`);
    say(`${kind}: pages…`);
    return [
      await measure(`queue, ${kind}`, "/mentor", queueAddresses, installation, scene),
      await measure(`desk, ${kind}`, "/mentor/:id", async () => desks, installation, scene),
    ];
  } finally {
    await installation.remove();
  }
}

/** URLs of the queue with all filters that the page offers, combined with each other and with each cohort. */
async function queueAddresses(origin: string, { mentors, cohortIds }: Scene): Promise<string[]> {
  const page = await (await fetch(`${origin}/mentor`, { headers: { cookie: mentors[0]!.cookie } })).text();
  const reasons = [...new Set([...page.matchAll(/[?;&]reason=(\w+)/g)].map(([, reason]) => reason!))];
  if (reasons.length === 0) throw new Error("the queue has no filter links");
  const all: string[] = [];
  for (const cohort of ["", ...cohortIds])
    for (const kind of ["", ...KIND_IDS])
      for (const reason of ["", ...reasons]) {
        const said = Object.entries({ cohort, kind, reason }).filter(([, value]) => value);
        all.push(`/mentor?${new URLSearchParams(said)}`);
      }
  // Unknown parameters are ignored, but make the URL unique.
  return Array.from({ length: WARM_UP + ADDRESSES }, (_, n) => `${all[n % all.length]!}&n=${n}`);
}

/** Requests the URLs one after the other, each once, from a process that has just started. */
async function measure(
  name: string,
  route: string,
  addressesAt: (origin: string, scene: Scene) => Promise<readonly string[]>,
  { dir, env }: Installation,
  scene: Scene,
): Promise<Row> {
  const server = await startServer({ dir, env: { ...env, LOG_LEVEL: "info" } });
  try {
    const { cookie } = scene.mentors[0]!;
    for (const address of await addressesAt(server.origin, scene)) {
      const reply = await fetch(`${server.origin}${address}`, { headers: { cookie } });
      if (reply.status !== 200) throw new Error(`${address}: ${reply.status}`);
      await reply.arrayBuffer();
    }
  } finally {
    await server.stop("SIGTERM");
  }
  const lines = server
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  const taken = lines.map((line) => JSON.parse(line)).filter((line) => line.method === "GET" && line.route === route);
  return valueRow(
    name,
    "ms",
    taken.slice(-ADDRESSES).map(({ ms }) => ms),
    `server time of ${ADDRESSES} URLs, ${scene.waiting} submissions waiting, load average ${os.loadavg()[0]!.toFixed(1)} on ${os.availableParallelism()} cores`,
  );
}
