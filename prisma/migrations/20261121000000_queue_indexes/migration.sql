-- The queue's counts, what is closed to a mentor, what mentors have and what is alike: each from an index.
-- DropIndex
DROP INDEX "ReviewItem_likeKey_idx";

-- DropIndex
DROP INDEX "ReviewItem_counts_idx";

-- CreateIndex
CREATE INDEX "ReviewItem_likeKey_state_orderAt_idx" ON "ReviewItem"("likeKey", "state", "orderAt");

-- CreateIndex
CREATE INDEX "ReviewItem_counts_idx" ON "ReviewItem"("cohortId", "state", "seat", "kind", "asksHelp", "isStuck", "isSample", "isFinding", "assignedToId", "learnerId");

-- CreateIndex
CREATE INDEX "ReviewItem_cohortId_state_leaseUntil_idx" ON "ReviewItem"("cohortId", "state", "leaseUntil");

-- CreateIndex
CREATE INDEX "ReviewItem_cohortId_state_assignedToId_idx" ON "ReviewItem"("cohortId", "state", "assignedToId");
