-- Calls to the language model, by day and purpose.
-- CreateTable
CREATE TABLE "ModelUse" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "day" DATETIME NOT NULL,
    "purpose" TEXT NOT NULL,
    "userId" TEXT,
    "cohortId" TEXT,
    "calls" INTEGER NOT NULL,
    "promptTokens" INTEGER NOT NULL,
    "replyTokens" INTEGER NOT NULL,
    CONSTRAINT "ModelUse_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ModelUse_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ModelUse_userId_day_idx" ON "ModelUse"("userId", "day");

-- CreateIndex
CREATE INDEX "ModelUse_cohortId_day_idx" ON "ModelUse"("cohortId", "day");

-- CreateIndex
CREATE INDEX "ModelUse_day_idx" ON "ModelUse"("day");
