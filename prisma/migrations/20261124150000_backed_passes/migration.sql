-- AlterTable
ALTER TABLE "TryFact" ADD COLUMN "proven" BOOLEAN;
ALTER TABLE "TryFact" ADD COLUMN "confirmed" BOOLEAN;

-- Facts and counts are made again from reports and mentors' reviews.
INSERT INTO "Outbox" ("type", "subjectId", "payload", "isReadByReview", "createdAt")
SELECT 'said', "submissionId", '{}', true, strftime('%Y-%m-%dT%H:00:00.000+00:00', 'now') FROM "TryFact";
