import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { beginDemo, finishDemo } from "~/demonstration/demo.server";
import { KINDS } from "~/kinds/registry";
import { testSandbox } from "./setup/sandbox";

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-demo-"));
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

it("a demonstration has the conversations of each kind on Ana's newest submissions", async () => {
  const sandbox = await testSandbox();
  // In the demonstration, Ana doesn't start the last two of these exercises.
  for (const slug of ["test-opening-hours", "test-vat-rounding", "fix-due-date-month-end"])
    fs.cpSync(`exercises/${slug}`, path.join(dir, slug), { recursive: true });
  await indexExercises([dir]);
  await finishDemo((await beginDemo(() => {}))!, sandbox, () => {});
  const newest = await db.submission.findMany({
    where: { user: { email: "ana@demo.example" }, exercise: { kind: "test" } },
    orderBy: { id: "desc" },
    include: { threads: { include: { comments: true } } },
  });
  expect(newest.length).toBeGreaterThan(0);
  const wanted = KINDS.test.can.demonstration!.threads!;
  for (const [place, { threads }] of newest.entries())
    expect(
      threads.map(({ file, line, resolvedAt, comments }) => [file, line, resolvedAt !== null, comments.length]),
    ).toEqual(
      wanted.slice(place, place + 1).map(({ file, line, isResolved, said }) => [file, line, isResolved, said.length]),
    );
});
