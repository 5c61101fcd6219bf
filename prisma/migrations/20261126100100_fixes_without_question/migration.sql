-- A passed fix without a question counts for skills. Its facts and counts are calculated again.
INSERT INTO "Outbox" ("type", "subjectId", "payload", "isReadByReview", "createdAt")
SELECT 'said', "submissionId", '{}', true, strftime('%Y-%m-%dT%H:00:00.000+00:00', 'now') FROM "TryFact" WHERE "kind" = 'fix';
