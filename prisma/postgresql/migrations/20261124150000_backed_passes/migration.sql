-- AlterTable
ALTER TABLE "TryFact" ADD COLUMN "proven" BOOLEAN;
ALTER TABLE "TryFact" ADD COLUMN "confirmed" BOOLEAN;

-- Facts and counts are made again from reports and mentors' reviews.
INSERT INTO "Outbox" ("type", "subjectId", "payload", "isReadByReview", "createdAt")
SELECT 'said', "submissionId", '{}', true, date_trunc('hour', CURRENT_TIMESTAMP) FROM "TryFact";
