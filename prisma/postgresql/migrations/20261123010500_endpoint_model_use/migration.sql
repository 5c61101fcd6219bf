-- Calls to the language model, by day and purpose.
-- CreateTable
CREATE TABLE "ModelUse" (
    "id" TEXT NOT NULL,
    "day" TIMESTAMP(3) NOT NULL,
    "purpose" TEXT NOT NULL,
    "userId" TEXT,
    "cohortId" TEXT,
    "calls" INTEGER NOT NULL,
    "promptTokens" INTEGER NOT NULL,
    "replyTokens" INTEGER NOT NULL,

    CONSTRAINT "ModelUse_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ModelUse_userId_day_idx" ON "ModelUse"("userId", "day");

-- CreateIndex
CREATE INDEX "ModelUse_cohortId_day_idx" ON "ModelUse"("cohortId", "day");

-- CreateIndex
CREATE INDEX "ModelUse_day_idx" ON "ModelUse"("day");

-- AddForeignKey
ALTER TABLE "ModelUse" ADD CONSTRAINT "ModelUse_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelUse" ADD CONSTRAINT "ModelUse_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE SET NULL ON UPDATE CASCADE;
