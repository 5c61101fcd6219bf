-- The list of submissions behind a skill is sorted by submission, without reading the rows.
DROP INDEX "TryFact_userId_skills_idx";
CREATE INDEX "TryFact_userId_skills_submissionId_idx" ON "TryFact"("userId", "skills", "submissionId");
