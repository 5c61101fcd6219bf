import { afterEach, expect, it } from "vitest";
import { runClaims } from "../mentors/claims";
import { fillQueue } from "../mentors/waiting";
import { type Installation, makeInstallation } from "../setup/installation";
import { startServer } from "../setup/server";

/**
 * Mentors claim, review and release items through two processes, one of which is killed along the way. `npm run
 * bench:claims` is the long form and prints its figures.
 */

const SIZE = { mentors: 8, cohorts: 2, learners: 20, copies: 120 };
const KILL_AFTER_CLAIMS = 40;

let installation: Installation | undefined;
afterEach(() => installation?.remove());

it.each(["sqlite", "postgresql"] as const)(
  "on %s each submission has one holder at a time and one review in the end, even when a process is killed",
  async (kind) => {
    installation = await makeInstallation(kind);
    const { query } = installation;
    const servers = [await startServer(installation)];
    const scene = await fillQueue(servers[0]!.origin, installation, SIZE, ["test-vat-rounding"]);
    servers.push(await startServer(installation));
    const outcome = await runClaims(installation, scene, {
      servers,
      isKillDue: ({ claims, kills }) => kills === 0 && claims >= KILL_AFTER_CLAIMS,
      // Simulates that two minutes have passed.
      endLeases: async () => {
        await query(`UPDATE "ReviewItem" SET "leaseUntil" = '2000-01-01T00:00:00.000+00:00' WHERE state = 'waiting'`);
      },
    });
    expect(outcome.wrong).toEqual([]);
    expect(outcome.kills).toBe(1);
    // Some submissions were drawn for a second review when their first review was sent.
    const [{ n: seconds }] = (await query(`SELECT count(*) AS n FROM "ReviewItem" WHERE seat = 2`)) as [{ n: unknown }];
    expect(outcome.reviews).toBe(scene.waiting + Number(seconds));
    expect(outcome.claimMs.length).toBe(outcome.reviews + outcome.givenBack);
    expect(outcome.givenBack).toBeGreaterThan(0);
  },
);
