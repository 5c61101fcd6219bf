-- With these indexes, what a large cohort handed in, passed and has not read is counted without reading the rows.
CREATE INDEX "Submission_userId_slug_handedInAt_idx" ON "Submission"("userId", "slug", "handedInAt");
DROP INDEX "TryFact_userId_slug_tryNumber_idx";
CREATE INDEX "TryFact_userId_slug_status_idx" ON "TryFact"("userId", "slug", "status");
DROP INDEX "Notice_announcementId_idx";
CREATE INDEX "Notice_announcementId_isRead_userId_idx" ON "Notice"("announcementId", "isRead", "userId");
