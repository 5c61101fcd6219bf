-- What few items are here for, in the queue's order.
-- CreateIndex
CREATE INDEX "ReviewItem_cohortId_state_isFinding_orderAt_idx" ON "ReviewItem"("cohortId", "state", "isFinding", "orderAt");

-- CreateIndex
CREATE INDEX "ReviewItem_cohortId_state_isSample_orderAt_idx" ON "ReviewItem"("cohortId", "state", "isSample", "orderAt");
