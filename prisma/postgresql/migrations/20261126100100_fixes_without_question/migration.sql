-- A passed fix without a question counts for skills. Its facts and counts are calculated again.
INSERT INTO "Outbox" ("type", "subjectId", "payload", "isReadByReview", "createdAt")
SELECT 'said', "submissionId", '{}', true, date_trunc('hour', CURRENT_TIMESTAMP) FROM "TryFact" WHERE "kind" = 'fix';
