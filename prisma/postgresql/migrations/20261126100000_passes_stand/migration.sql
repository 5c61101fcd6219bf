-- A passed result is current before results that are not passed, whatever their score. Counts are calculated again.
INSERT INTO "Outbox" ("type", "subjectId", "payload", "isReadByReview", "createdAt")
SELECT DISTINCT 'said', "submissionId", '{}', true, date_trunc('hour', CURRENT_TIMESTAMP)
FROM "Result" WHERE "rank" = 0 AND "status" = 'passed' AND EXISTS (
  SELECT 1 FROM "Result" AS other
  WHERE other."submissionId" = "Result"."submissionId" AND other."rank" = 0
    AND other."status" <> 'passed' AND other."score" >= "Result"."score"
);

-- The passed result keeps the score of the result that it replaces, because a score never falls.
UPDATE "Result" SET "score" = (
  SELECT MAX(other."score") FROM "Result" AS other
  WHERE other."submissionId" = "Result"."submissionId" AND other."rank" = 0 AND other."status" <> 'passed'
)
WHERE "rank" = 0 AND "status" = 'passed' AND EXISTS (
  SELECT 1 FROM "Result" AS other
  WHERE other."submissionId" = "Result"."submissionId" AND other."rank" = 0
    AND other."status" <> 'passed' AND other."score" > "Result"."score"
);
