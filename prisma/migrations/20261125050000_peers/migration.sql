-- AlterTable
ALTER TABLE "User" ADD COLUMN "answersPeers" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "User" ADD COLUMN "poolBarredOn" DATETIME;
ALTER TABLE "MentorReview" ADD COLUMN "hasHelped" BOOLEAN NOT NULL DEFAULT false;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ReviewItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "learnerId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "cohortId" TEXT,
    "seat" INTEGER NOT NULL DEFAULT 1,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "asksHelp" BOOLEAN NOT NULL DEFAULT false,
    "isStuck" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "question" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL,
    "waitingSince" DATETIME NOT NULL,
    "orderAt" DATETIME NOT NULL,
    "claimedById" TEXT,
    "leaseUntil" DATETIME,
    "assignedToId" TEXT,
    "isFinding" BOOLEAN NOT NULL DEFAULT false,
    "finding" TEXT NOT NULL DEFAULT '',
    "likeKey" TEXT,
    "dueAt" DATETIME,
    "tutorTalk" TEXT NOT NULL DEFAULT '',
    "openTabs" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ReviewItem_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReviewItem_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReviewItem_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReviewItem_claimedById_fkey" FOREIGN KEY ("claimedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReviewItem_assignedToId_fkey" FOREIGN KEY ("assignedToId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_ReviewItem" ("asksHelp", "assignedToId", "claimedById", "cohortId", "dueAt", "finding", "id", "isFinding", "isSample", "isStuck", "kind", "learnerId", "leaseUntil", "likeKey", "minutes", "openTabs", "orderAt", "question", "seat", "slug", "state", "submissionId", "tutorTalk", "waitingSince") SELECT "asksHelp", "assignedToId", "claimedById", "cohortId", "dueAt", "finding", "id", "isFinding", "isSample", "isStuck", "kind", "learnerId", "leaseUntil", "likeKey", "minutes", "openTabs", "orderAt", "question", "seat", "slug", "state", "submissionId", "tutorTalk", "waitingSince" FROM "ReviewItem";
DROP TABLE "ReviewItem";
ALTER TABLE "new_ReviewItem" RENAME TO "ReviewItem";
CREATE INDEX "ReviewItem_cohortId_state_orderAt_idx" ON "ReviewItem"("cohortId", "state", "orderAt");
CREATE INDEX "ReviewItem_cohortId_state_waitingSince_idx" ON "ReviewItem"("cohortId", "state", "waitingSince");
CREATE INDEX "ReviewItem_claimedById_idx" ON "ReviewItem"("claimedById");
CREATE INDEX "ReviewItem_assignedToId_idx" ON "ReviewItem"("assignedToId");
CREATE INDEX "ReviewItem_learnerId_idx" ON "ReviewItem"("learnerId");
CREATE UNIQUE INDEX "ReviewItem_submissionId_seat_key" ON "ReviewItem"("submissionId", "seat");
CREATE INDEX "ReviewItem_likeKey_state_orderAt_idx" ON "ReviewItem"("likeKey", "state", "orderAt");
CREATE INDEX "ReviewItem_counts_idx" ON "ReviewItem"("cohortId", "state", "seat", "kind", "asksHelp", "isStuck", "isSample", "isFinding", "assignedToId", "learnerId");
CREATE INDEX "ReviewItem_cohortId_state_leaseUntil_idx" ON "ReviewItem"("cohortId", "state", "leaseUntil");
CREATE INDEX "ReviewItem_cohortId_state_assignedToId_idx" ON "ReviewItem"("cohortId", "state", "assignedToId");
CREATE INDEX "ReviewItem_cohortId_state_isFinding_orderAt_idx" ON "ReviewItem"("cohortId", "state", "isFinding", "orderAt");
CREATE INDEX "ReviewItem_cohortId_state_isSample_orderAt_idx" ON "ReviewItem"("cohortId", "state", "isSample", "orderAt");
CREATE INDEX "ReviewItem_cohortId_state_dueAt_idx" ON "ReviewItem"("cohortId", "state", "dueAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
