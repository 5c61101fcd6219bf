-- AlterTable
ALTER TABLE "User" ADD COLUMN     "mentorMinutes" INTEGER;

-- CreateTable
CREATE TABLE "ReviewItem" (
    "id" TEXT NOT NULL,
    "learnerId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "seat" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "asksHelp" BOOLEAN NOT NULL DEFAULT false,
    "isStuck" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "question" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL,
    "waitingSince" TIMESTAMP(3) NOT NULL,
    "orderAt" TIMESTAMP(3) NOT NULL,
    "claimedById" TEXT,
    "leaseUntil" TIMESTAMP(3),
    "assignedToId" TEXT,

    CONSTRAINT "ReviewItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewDraft" (
    "mentorId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "work" TEXT NOT NULL,
    "savedHour" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReviewDraft_pkey" PRIMARY KEY ("mentorId","itemId")
);

-- CreateTable
CREATE TABLE "MentorReview" (
    "id" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "mentorId" TEXT NOT NULL,
    "seat" INTEGER NOT NULL,
    "sendKey" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "rubricVersion" INTEGER NOT NULL,
    "choices" TEXT NOT NULL,
    "isRead" BOOLEAN NOT NULL DEFAULT false,
    "minutes" INTEGER NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MentorReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewItem_cohortId_state_orderAt_idx" ON "ReviewItem"("cohortId", "state", "orderAt");

-- CreateIndex
CREATE INDEX "ReviewItem_cohortId_state_waitingSince_idx" ON "ReviewItem"("cohortId", "state", "waitingSince");

-- CreateIndex
CREATE INDEX "ReviewItem_counts_idx" ON "ReviewItem"("cohortId", "state", "kind", "asksHelp", "isStuck", "isSample", "assignedToId", "learnerId");

-- CreateIndex
CREATE INDEX "ReviewItem_claimedById_idx" ON "ReviewItem"("claimedById");

-- CreateIndex
CREATE INDEX "ReviewItem_assignedToId_idx" ON "ReviewItem"("assignedToId");

-- CreateIndex
CREATE INDEX "ReviewItem_learnerId_idx" ON "ReviewItem"("learnerId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewItem_submissionId_seat_key" ON "ReviewItem"("submissionId", "seat");

-- CreateIndex
CREATE INDEX "ReviewDraft_itemId_idx" ON "ReviewDraft"("itemId");

-- CreateIndex
CREATE INDEX "MentorReview_mentorId_idx" ON "MentorReview"("mentorId");

-- CreateIndex
CREATE UNIQUE INDEX "MentorReview_submissionId_sendKey_key" ON "MentorReview"("submissionId", "sendKey");

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewItem" ADD CONSTRAINT "ReviewItem_assignedToId_fkey" FOREIGN KEY ("assignedToId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewDraft" ADD CONSTRAINT "ReviewDraft_mentorId_fkey" FOREIGN KEY ("mentorId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewDraft" ADD CONSTRAINT "ReviewDraft_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ReviewItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentorReview" ADD CONSTRAINT "MentorReview_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentorReview" ADD CONSTRAINT "MentorReview_mentorId_fkey" FOREIGN KEY ("mentorId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
