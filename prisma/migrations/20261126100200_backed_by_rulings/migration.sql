-- A ruling can back a pass. Facts and counts of the passes that are not backed are calculated again.
INSERT INTO "Outbox" ("type", "subjectId", "payload", "isReadByReview", "createdAt")
SELECT 'said', "submissionId", '{}', true, strftime('%Y-%m-%dT%H:00:00.000+00:00', 'now')
FROM "TryFact" WHERE "status" = 'passed' AND "proven" = false;
