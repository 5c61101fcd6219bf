import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { findExercise, getRevision, indexExercises } from "./catalogue.server";
import { readFolder } from "./folder.server";

/** A folder for this test's exercises, which is read in addition to the built-in exercises. */
const dir = env.exercisesDirs.at(-1)!;

/**
 * EXERCISES_DIR contains broken folders and links: each of them is reported with its problem in one line, and all other
 * exercises are offered.
 */
it("rejects links, invalid exercises, binary and unreadable files, each with a reason", async () => {
  const write = (file: string, bytes: string | Buffer) => {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), bytes);
  };
  fs.symlinkSync(path.resolve("exercises/partial-refunds"), path.join(dir, "a-link"));
  fs.symlinkSync("/nowhere", path.join(dir, "a-link-to-nothing"));
  write("with-a-link/exercise.json", "{}");
  fs.symlinkSync("/etc/hostname", path.join(dir, "with-a-link/task.md"));
  write("no-json/exercise.json", "{");
  write("no-text/exercise.json", Buffer.from([0xff, 0xfe, 0x00]));
  write("partial-refunds/exercise.json", "{}");
  fs.mkdirSync(path.join(dir, "empty"));
  write(".hidden/exercise.json", "{");
  write("a-file", "");

  const indexed = await indexExercises();
  const said = Object.fromEntries(
    indexed.flatMap(({ slug, problems }) =>
      problems[0] ? [[slug, `${problems[0].file} ${problems[0].message}`]] : [],
    ),
  );
  expect(said).toMatchObject({
    "a-link": expect.stringContaining("is a link"),
    "a-link-to-nothing": expect.stringContaining("is a link"),
    "with-a-link": expect.stringContaining("task.md is a link"),
    "no-json": expect.stringContaining("is not JSON"),
    "no-text": expect.stringContaining("is not UTF-8"),
    empty: expect.stringContaining("is missing"),
    "partial-refunds": expect.stringContaining("same name as another exercise folder"),
  });
  expect(Object.keys(said)).toHaveLength(7);
  for (const line of Object.values(said)) expect(line).not.toContain("\n");
  expect(findExercise("partial-refunds")?.meta.title).toBe("Partial refunds");
  expect(findExercise("a-link")).toBeNull();
});

it("reports an unreadable file by its path and the system's error code", async () => {
  const gone = path.join(dir, "gone");
  await expect(readFolder(gone)).rejects.toMatchObject({ problems: [{ file: "", message: "cannot be read: ENOENT" }] });
});

/**
 * If adding an AI review made a new revision, an exercise that gets an AI review later would lose its item analysis and
 * its rulings, and drafts would refer to an old revision.
 */
it("adds a stored AI review to a revision without making a new one, and has it checked again", async () => {
  const from = path.resolve("exercises/dataset-attachments");
  const own = path.join(dir, "with-comments");
  fs.cpSync(from, own, { recursive: true });
  for (const name of ["ai-review.json", "origin"]) fs.rmSync(path.join(own, name), { recursive: true });
  await indexExercises();
  const before = findExercise("with-comments")!;
  expect(before.kind.can.aiReview!.of(before.content)).toBeNull();
  const { revisionId } = before;
  const check = { revisionId, engineVersion: "1", status: "passed", problems: "[]", checkedAt: new Date() };
  await db.revisionCheck.create({ data: check });

  fs.cpSync(from, own, { recursive: true });
  await indexExercises();
  expect(findExercise("with-comments")!.revisionId).toBe(revisionId);
  const stored = await getRevision(revisionId);
  expect(stored.kind.can.aiReview!.of(stored.content)!.comments).toHaveLength(3);
  const { folder } = await db.revision.findUniqueOrThrow({ where: { id: revisionId } });
  expect(JSON.parse(folder)).toHaveProperty(["ai-review.json"]);
  expect(await db.revisionCheck.count({ where: { revisionId } })).toBe(0);
});
