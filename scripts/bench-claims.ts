/**
 * `npm run bench:claims [-- <submissions>]`: 50 mentors claim, review and release 10,000 submissions (or the given
 * number) through two web processes, one of which is killed every 5 seconds, on SQLite and on PostgreSQL. Prints how
 * long this took. Exits with 1 if two mentors had the same submission at once, if a submission was reviewed twice or
 * not at all, or if a response contradicts the rows in the database.
 */
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { runClaims } from "../tests/mentors/claims";
import { fillQueue } from "../tests/mentors/waiting";
import { makeInstallation } from "../tests/setup/installation";
import { startServer } from "../tests/setup/server";
import { quantile } from "./bench/rows";

const SIZE = { mentors: 50, cohorts: 4, learners: 200, copies: Number(process.argv[2] ?? 10_000) };
const KILL_EVERY_MS = 5_000;
/** A lease of 2 minutes, plus a margin. */
const LEASES_OVER_MS = 125_000;
/** How many errors to print. */
const MOST_TOLD = 20;

const say = (text: string) => process.stderr.write(`${text}\n`);
for (const kind of ["sqlite", "postgresql"] as const) {
  const installation = await makeInstallation(kind);
  try {
    say(`${kind}: ${SIZE.copies} submissions…`);
    const servers = [await startServer(installation)];
    const scene = await fillQueue(servers[0]!.origin, installation, SIZE, ["test-vat-rounding"]);
    servers.push(await startServer(installation));
    say(`${kind}: claims…`);
    const outcome = await runClaims(installation, scene, {
      servers,
      isKillDue: ({ sinceKillMs }) => sinceKillMs >= KILL_EVERY_MS,
      endLeases: async () => {
        say(`${kind}: waiting until the claims whose replies were lost expire…`);
        await sleep(LEASES_OVER_MS);
      },
    });
    const { seconds, claimMs, kills, reviews, givenBack, unanswered, leftToLeases, wrong } = outcome;
    const at = (share: number) => `${quantile(claimMs, share).toFixed(0)} ms`;
    console.log(`${kind}, ${SIZE.mentors} clients, 2 processes, load average ${os.loadavg()[0]!.toFixed(1)}:`);
    console.log(
      `  ${claimMs.length} claims (median ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)}) in ${seconds.toFixed(0)} s`,
    );
    console.log(
      `  ${reviews} reviews sent, ${givenBack} released; ${kills} processes killed, ${unanswered} answers lost`,
    );
    console.log(`  ${leftToLeases} released when their lease ended; ${wrong.length} wrong`);
    for (const line of wrong.slice(0, MOST_TOLD)) console.log(`    ${line}`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await installation.remove();
  }
}
