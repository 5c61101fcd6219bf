-- Waiting items that were handed to someone who no longer reviews in the cohort return to the queue, because the queue
-- offers them to no one else. The notices about them end, too.
DELETE FROM "Notice" WHERE "type" = 'handed' AND EXISTS (
  SELECT 1 FROM "ReviewItem"
  WHERE "ReviewItem"."id" = "Notice"."about" AND "ReviewItem"."assignedToId" = "Notice"."userId"
    AND "ReviewItem"."state" = 'waiting' AND "ReviewItem"."cohortId" IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM "Membership"
      WHERE "Membership"."cohortId" = "ReviewItem"."cohortId"
        AND "Membership"."userId" = "ReviewItem"."assignedToId" AND "Membership"."role" IN ('mentor', 'lead')
    )
);
UPDATE "ReviewItem" SET "assignedToId" = NULL
WHERE "state" = 'waiting' AND "assignedToId" IS NOT NULL AND "cohortId" IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM "Membership"
    WHERE "Membership"."cohortId" = "ReviewItem"."cohortId"
      AND "Membership"."userId" = "ReviewItem"."assignedToId" AND "Membership"."role" IN ('mentor', 'lead')
  );
