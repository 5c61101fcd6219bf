import Database from "better-sqlite3";

/** Stores rows that the demonstration doesn't have, so that the test of all pages also covers them. */

/** The id of the queue item for a result that a learner disputes. */
export const RULING_ITEM = "disputed-result";
const AT = "2026-11-24T10:00:00.000+00:00";
type Opened = InstanceType<typeof Database>;

interface Stored {
  /** The id of Ana's submission that a model reviewed. */
  readonly reviewed: string;
  /** The id of a second cohort that Maya leads. */
  readonly otherCohort: string;
}

/** Stores all of these rows in the SQLite file. */
export function storeMissing(file: string): Stored {
  const database = new Database(file);
  try {
    storeNotes(database);
    storeTrack(database);
    storeDispute(database);
    storeSection(database);
    return { reviewed: storeModelReview(database), otherCohort: storeCohort(database) };
  } finally {
    database.close();
  }
}

/** Stores notes that Ana wrote to herself: on a line, on a line that no longer exists, and on the exercise. */
function storeNotes(database: Opened): void {
  const add = database.prepare(
    `INSERT INTO "Note" ("id", "userId", "slug", "addKey", "file", "line", "code", "text")
     SELECT @id, "id", 'partial-refunds', @id, @file, @line, '', 'Where is the total zero?'
     FROM "User" WHERE "email" = 'ana@demo.example'`,
  );
  for (const note of [
    { id: "on-line", file: "src/refund.ts", line: 5 },
    { id: "on-gone-line", file: "src/refund.ts", line: 9999 },
    { id: "on-exercise", file: null, line: null },
  ])
    add.run(note);
}

/** Stores a lead's track, and a line that a lead added to the rubric. */
function storeTrack(database: Opened): void {
  database
    .prepare(
      `INSERT INTO "CohortTrack" ("id", "cohortId", "makeKey", "title", "about")
       SELECT 'track', "id", 'of a test', 'Dates first', 'What the end of a month does.' FROM "Cohort" LIMIT 1`,
    )
    .run();
  const add = database.prepare(`INSERT INTO "TrackExercise" ("trackId", "slug", "place") VALUES ('track', ?, ?)`);
  for (const [place, slug] of ["fix-due-date-month-end", "test-opening-hours", "test-late-fee"].entries())
    add.run(slug, place);
  database
    .prepare(
      `INSERT INTO "CohortLine" ("id", "cohortId", "makeKey", "text", "kinds", "place")
       SELECT 'line', "id", 'of a test', 'Names the input that breaks it', '["review","test","fix"]', 0
       FROM "Cohort" LIMIT 1`,
    )
    .run();
}

/** Stores a review by a model. Returns the id of the submission that the model reviewed. */
function storeModelReview(database: Opened): string {
  const comments = [
    { file: "src/refund.ts", from: 12, to: 14, text: "Why is this checked before the amount is known?" },
    { file: "src/refund.ts", from: 20, to: 20, text: "This rounds each line. Should it round the sum?" },
  ];
  const review = database.prepare(
    `INSERT INTO "ModelReview" ("submissionId", "userId", "model", "comments", "leftOut")
     SELECT s."id", s."userId", 'a-model', ?, 1 FROM "Submission" s JOIN "User" u ON u."id" = s."userId"
     WHERE u."email" = 'ana@demo.example' AND s."slug" = 'partial-refunds' LIMIT 1 RETURNING "submissionId" AS "id"`,
  );
  return (review.get(JSON.stringify(comments)) as { id: string }).id;
}

/**
 * Stores a result that Hugo disputes, and an issue that a mentor added to the key and that no admin has accepted yet.
 */
function storeDispute(database: Opened): void {
  const submission = database
    .prepare(
      `SELECT s."id", s."userId", s."revisionId", s."work", m."cohortId"
       FROM "Submission" s JOIN "User" u ON u."id" = s."userId" JOIN "Membership" m ON m."userId" = u."id"
       WHERE u."email" = 'hugo@demo.example' AND s."slug" = 'partial-refunds' LIMIT 1`,
    )
    .get() as { id: string; userId: string; revisionId: string; work: string; cohortId: string };
  const [, finding] = JSON.parse(submission.work).findings;
  const spot = { place: finding.place, class: finding.class };
  const rows = {
    item: RULING_ITEM,
    at: AT,
    ...submission,
    work: undefined,
    finding: finding.id,
    class: finding.class,
    place: JSON.stringify(finding.place),
    spot: JSON.stringify({ revisionId: submission.revisionId, spot }),
  };
  database
    .prepare(
      `INSERT INTO "ReviewItem" ("id", "learnerId", "submissionId", "cohortId", "seat", "slug", "kind", "isFinding",
         "finding", "minutes", "waitingSince", "orderAt")
       VALUES (@item, @userId, @id, @cohortId, 0, 'partial-refunds', 'review', true, @spot, 8, @at, @at)`,
    )
    .run(rows);
  database
    .prepare(
      `INSERT INTO "StoodBy" ("submissionId", "itemId", "cohortId", "revisionId", "findingId", "class", "place", "text",
         "state", "at")
       VALUES (@id, @item, @cohortId, @revisionId, @finding, @class, @place, 'They can’t fail.', 'waiting', @at)`,
    )
    .run(rows);
  database
    .prepare(
      `INSERT INTO "Ruling" ("id", "cohortId", "revisionId", "decision", "class", "place", "lines", "severity", "title",
         "why", "minutes", "ruledAt")
       VALUES ('to-accept', @cohortId, @revisionId, 'key', 'incomplete', @place, @place, 'minor', 'No test of zero',
         'Nothing refunds zero cents.', 8, @at)`,
    )
    .run(rows);
}

/**
 * Stores a section with Ana, Ben and a mentor, an announcement to the section that Ana hasn't read, and the link to
 * Ana's calendar.
 */
function storeSection(database: Opened): void {
  database
    .prepare(
      `INSERT INTO "Section" ("id", "cohortId", "name") SELECT 'section', "id", 'Tuesday evenings' FROM "Cohort" LIMIT 1`,
    )
    .run();
  const join = database.prepare(
    `UPDATE "Membership" SET "sectionId" = 'section' WHERE "userId" = (SELECT "id" FROM "User" WHERE "email" = ?)`,
  );
  for (const name of ["ana", "ben", "lee"]) join.run(`${name}@demo.example`);
  database
    .prepare(
      `INSERT INTO "Announcement" ("id", "cohortId", "sendKey", "text", "writtenById", "sectionId", "at")
       SELECT 'announcement', s."cohortId", 'of a test', 'We meet online this week.', u."id", s."id", ?
       FROM "Section" s, "User" u WHERE u."email" = 'maya@demo.example'`,
    )
    .run(AT);
  database
    .prepare(
      `INSERT INTO "Notice" ("id", "userId", "type", "about", "announcementId", "at")
       SELECT 'announced', "id", 'announcement', 'announcement', 'announcement', ? FROM "User" WHERE "email" = ?`,
    )
    .run(AT, "ana@demo.example");
  database.prepare(`UPDATE "User" SET "calendarKey" = 'of-a-test' WHERE "email" = ?`).run("ana@demo.example");
}

/**
 * Stores another cohort, with Maya as its lead and Hugo as its learner, so that Maya can compare two cohorts. Returns
 * the new cohort's id.
 */
function storeCohort(database: Opened): string {
  const id = "other-cohort";
  database.prepare(`INSERT INTO "Cohort" ("id", "name", "createdAt") VALUES (?, 'Summer cohort', ?)`).run(id, AT);
  const join = database.prepare(
    `INSERT INTO "Membership" ("id", "cohortId", "userId", "role")
     SELECT 'other-' || @role, @id, "id", @role FROM "User" WHERE "email" = @email`,
  );
  join.run({ id, role: "lead", email: "maya@demo.example" });
  join.run({ id, role: "learner", email: "hugo@demo.example" });
  return id;
}
