-- Times of what people did are kept to the hour (docs/privacy.md). Ids of rows that are there keep what they tell: they stand
-- in addresses that people have.
PRAGMA secure_delete = ON;
UPDATE "Cohort" SET "createdAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Invite" SET "endsAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "endsAt") WHERE "endsAt" IS NOT NULL;
UPDATE "Invite" SET "revokedAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "revokedAt") WHERE "revokedAt" IS NOT NULL;
UPDATE "Invite" SET "createdAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Assignment" SET "madeAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "madeAt") WHERE "madeAt" IS NOT NULL;
UPDATE "Extension" SET "givenAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "givenAt") WHERE "givenAt" IS NOT NULL;
UPDATE "Submission" SET "handedInAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "handedInAt") WHERE "handedInAt" IS NOT NULL;
UPDATE "Result" SET "gradedAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "gradedAt") WHERE "gradedAt" IS NOT NULL;
UPDATE "Regrade" SET "doneAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "doneAt") WHERE "doneAt" IS NOT NULL;
UPDATE "TryFact" SET "handedInAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "handedInAt") WHERE "handedInAt" IS NOT NULL;
UPDATE "ExportSchedule" SET "writtenAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "writtenAt") WHERE "writtenAt" IS NOT NULL;
UPDATE "Explanation" SET "answeredAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "answeredAt") WHERE "answeredAt" IS NOT NULL;
UPDATE "Job" SET "failedAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "failedAt") WHERE "failedAt" IS NOT NULL;
UPDATE "Outbox" SET "createdAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Thread" SET "resolvedAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "resolvedAt") WHERE "resolvedAt" IS NOT NULL;
UPDATE "Thread" SET "createdAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "Comment" SET "createdAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "ReviewItem" SET "waitingSince" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "waitingSince") WHERE "waitingSince" IS NOT NULL;
UPDATE "ReviewItem" SET "orderAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "orderAt") WHERE "orderAt" IS NOT NULL;
UPDATE "MentorReview" SET "sentAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "sentAt") WHERE "sentAt" IS NOT NULL;
UPDATE "Notice" SET "at" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "at") WHERE "at" IS NOT NULL;
UPDATE "Override" SET "setAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "setAt") WHERE "setAt" IS NOT NULL;
UPDATE "StoodBy" SET "at" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "at") WHERE "at" IS NOT NULL;
UPDATE "Ruling" SET "ruledAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "ruledAt") WHERE "ruledAt" IS NOT NULL;
UPDATE "Ruling" SET "acceptedAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "acceptedAt") WHERE "acceptedAt" IS NOT NULL;
UPDATE "Ruling" SET "refusedAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "refusedAt") WHERE "refusedAt" IS NOT NULL;
UPDATE "AbuseReport" SET "settledAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "settledAt") WHERE "settledAt" IS NOT NULL;
UPDATE "AbuseReport" SET "createdAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "createdAt") WHERE "createdAt" IS NOT NULL;
UPDATE "AuditEvent" SET "at" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "at") WHERE "at" IS NOT NULL;
UPDATE "KeptFigures" SET "madeAt" = strftime('%Y-%m-%dT%H:00:00.000+00:00', "madeAt");
UPDATE "Job" SET "dueAt" = "failedAt" WHERE "failedAt" IS NOT NULL;
UPDATE "TryFact" SET "history" = (
  SELECT coalesce(json_group_array(json_array((json_extract(value, '$[0]') / 3600000) * 3600000, json_extract(value, '$[1]'), json_extract(value, '$[2]'))), '[]')
  FROM json_each("history")
);
