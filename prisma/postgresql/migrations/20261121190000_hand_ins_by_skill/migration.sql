-- CreateIndex
CREATE INDEX "TryFact_userId_skills_idx" ON "TryFact"("userId", "skills");
