import path from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { startServer } from "../setup/server";

/**
 * The first page answers before the demonstration's history is graded, and says that the demonstration is being
 * prepared.
 */
it("a new demonstration is prepared while its pages answer, and rebuilt after a stop in between", async () => {
  const first = await startServer({ env: { DEMO: "1" }, waitsForDemo: false });
  const page = async () => (await fetch(first.origin)).text();
  expect(await page()).toMatch(/The demo is being prepared: .*\d+.* submissions are graded/);
  expect(first.output()).not.toContain("The demonstration is complete");
  expect(await first.stop()).toBe(0);

  const port = Number(new URL(first.origin).port);
  const second = await startServer({ dir: first.dir, port, env: { DEMO: "1" }, timeoutMs: 400_000 });
  expect(second.output()).toContain("Setting up the demonstration");
  expect(await page()).not.toContain("is being prepared");
  expect(await second.stop()).toBe(0);

  // The demonstration's story is plausible: most learners handed in the assignment that has ended.
  const db = new Database(path.join(first.dir, "onramp.db"), { readonly: true });
  const [{ assigned, missing }] = db
    .prepare(
      `SELECT COUNT(*) AS assigned, SUM(NOT EXISTS (
        SELECT 1 FROM Submission s WHERE s.userId = m.userId AND s.slug = e.slug)) AS missing
      FROM AssignedExercise e JOIN Assignment a ON a.id = e.assignmentId
      JOIN Membership m ON m.cohortId = a.cohortId AND m.role = 'learner'
      WHERE a.makeKey = 'demo-over'`,
    )
    .all() as [{ assigned: number; missing: number }];
  db.close();
  expect(assigned).toBeGreaterThan(0);
  expect(missing / assigned).toBeLessThan(0.5);
}, 600_000);
