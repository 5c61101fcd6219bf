-- Times of what people did are kept to the hour (docs/privacy.md). Ids of rows that are there keep what they tell: they stand
-- in addresses that people have.
UPDATE "Cohort" SET "createdAt" = date_trunc('hour', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Invite" SET "endsAt" = date_trunc('hour', "endsAt") WHERE "endsAt" IS NOT NULL;
UPDATE "Invite" SET "revokedAt" = date_trunc('hour', "revokedAt") WHERE "revokedAt" IS NOT NULL;
UPDATE "Invite" SET "createdAt" = date_trunc('hour', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Assignment" SET "madeAt" = date_trunc('hour', "madeAt") WHERE "madeAt" IS NOT NULL;
UPDATE "Extension" SET "givenAt" = date_trunc('hour', "givenAt") WHERE "givenAt" IS NOT NULL;
UPDATE "Submission" SET "handedInAt" = date_trunc('hour', "handedInAt") WHERE "handedInAt" IS NOT NULL;
UPDATE "Result" SET "gradedAt" = date_trunc('hour', "gradedAt") WHERE "gradedAt" IS NOT NULL;
UPDATE "Regrade" SET "doneAt" = date_trunc('hour', "doneAt") WHERE "doneAt" IS NOT NULL;
UPDATE "TryFact" SET "handedInAt" = date_trunc('hour', "handedInAt") WHERE "handedInAt" IS NOT NULL;
UPDATE "ExportSchedule" SET "writtenAt" = date_trunc('hour', "writtenAt") WHERE "writtenAt" IS NOT NULL;
UPDATE "Explanation" SET "answeredAt" = date_trunc('hour', "answeredAt") WHERE "answeredAt" IS NOT NULL;
UPDATE "Job" SET "failedAt" = date_trunc('hour', "failedAt") WHERE "failedAt" IS NOT NULL;
UPDATE "Outbox" SET "createdAt" = date_trunc('hour', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Thread" SET "resolvedAt" = date_trunc('hour', "resolvedAt") WHERE "resolvedAt" IS NOT NULL;
UPDATE "Thread" SET "createdAt" = date_trunc('hour', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Comment" SET "createdAt" = date_trunc('hour', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "ReviewItem" SET "waitingSince" = date_trunc('hour', "waitingSince") WHERE "waitingSince" IS NOT NULL;
UPDATE "ReviewItem" SET "orderAt" = date_trunc('hour', "orderAt") WHERE "orderAt" IS NOT NULL;
UPDATE "MentorReview" SET "sentAt" = date_trunc('hour', "sentAt") WHERE "sentAt" IS NOT NULL;
UPDATE "Notice" SET "at" = date_trunc('hour', "at") WHERE "at" IS NOT NULL;
UPDATE "Override" SET "setAt" = date_trunc('hour', "setAt") WHERE "setAt" IS NOT NULL;
UPDATE "StoodBy" SET "at" = date_trunc('hour', "at") WHERE "at" IS NOT NULL;
UPDATE "Ruling" SET "ruledAt" = date_trunc('hour', "ruledAt") WHERE "ruledAt" IS NOT NULL;
UPDATE "Ruling" SET "acceptedAt" = date_trunc('hour', "acceptedAt") WHERE "acceptedAt" IS NOT NULL;
UPDATE "Ruling" SET "refusedAt" = date_trunc('hour', "refusedAt") WHERE "refusedAt" IS NOT NULL;
UPDATE "AbuseReport" SET "settledAt" = date_trunc('hour', "settledAt") WHERE "settledAt" IS NOT NULL;
UPDATE "AbuseReport" SET "createdAt" = date_trunc('hour', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "AuditEvent" SET "at" = date_trunc('hour', "at") WHERE "at" IS NOT NULL;
UPDATE "KeptFigures" SET "madeAt" = date_trunc('hour', "madeAt");
UPDATE "Job" SET "dueAt" = "failedAt" WHERE "failedAt" IS NOT NULL;
UPDATE "TryFact" SET "history" = (
  SELECT coalesce(json_agg(json_build_array((floor((one ->> 0)::numeric / 3600000) * 3600000)::bigint, one -> 1, one -> 2) ORDER BY place)::text, '[]')
  FROM json_array_elements("history"::json) WITH ORDINALITY AS stood(one, place)
);
