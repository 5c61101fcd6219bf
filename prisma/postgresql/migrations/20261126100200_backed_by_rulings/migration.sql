-- A ruling can back a pass. Facts and counts of the passes that are not backed are calculated again.
INSERT INTO "Outbox" ("type", "subjectId", "payload", "isReadByReview", "createdAt")
SELECT 'said', "submissionId", '{}', true, date_trunc('hour', CURRENT_TIMESTAMP)
FROM "TryFact" WHERE "status" = 'passed' AND "proven" = false;
