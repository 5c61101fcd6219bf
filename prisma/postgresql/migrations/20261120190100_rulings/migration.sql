-- CreateTable
CREATE TABLE "Edition" (
    "baseId" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("baseId","scope")
);

-- CreateTable
CREATE TABLE "Regrade" (
    "submissionId" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "before" DOUBLE PRECISION,
    "after" DOUBLE PRECISION,
    "doneAt" TIMESTAMP(3),

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("submissionId","revisionId")
);

-- CreateTable
CREATE TABLE "StoodBy" (
    "submissionId" TEXT NOT NULL,
    "itemId" TEXT,
    "cohortId" TEXT,
    "revisionId" TEXT NOT NULL,
    "findingId" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "rulingId" TEXT,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoodBy_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "Ruling" (
    "id" TEXT NOT NULL,
    "itemId" TEXT,
    "cohortId" TEXT,
    "revisionId" TEXT NOT NULL,
    "ruledById" TEXT,
    "decision" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "ruledAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMP(3),
    "refusedAt" TIMESTAMP(3),

    CONSTRAINT "Ruling_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "ReviewItem" ADD COLUMN     "finding" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "isFinding" BOOLEAN NOT NULL DEFAULT false;

-- DropIndex
DROP INDEX "ReviewItem_counts_idx";

-- CreateIndex
CREATE INDEX "ReviewItem_counts_idx" ON "ReviewItem"("cohortId", "state", "kind", "asksHelp", "isStuck", "isSample", "isFinding", "assignedToId", "learnerId");

-- CreateIndex
CREATE INDEX "Edition_revisionId_idx" ON "Edition"("revisionId");

-- CreateIndex
CREATE INDEX "Regrade_revisionId_idx" ON "Regrade"("revisionId");

-- CreateIndex
CREATE INDEX "Regrade_cause_idx" ON "Regrade"("cause");

-- CreateIndex
CREATE INDEX "StoodBy_itemId_idx" ON "StoodBy"("itemId");

-- CreateIndex
CREATE INDEX "StoodBy_cohortId_idx" ON "StoodBy"("cohortId");

-- CreateIndex
CREATE INDEX "StoodBy_revisionId_class_idx" ON "StoodBy"("revisionId", "class");

-- CreateIndex
CREATE INDEX "StoodBy_rulingId_idx" ON "StoodBy"("rulingId");

-- CreateIndex
CREATE INDEX "StoodBy_state_at_idx" ON "StoodBy"("state", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Ruling_itemId_key" ON "Ruling"("itemId");

-- CreateIndex
CREATE INDEX "Ruling_cohortId_idx" ON "Ruling"("cohortId");

-- CreateIndex
CREATE INDEX "Ruling_revisionId_class_idx" ON "Ruling"("revisionId", "class");

-- CreateIndex
CREATE INDEX "Ruling_ruledById_ruledAt_idx" ON "Ruling"("ruledById", "ruledAt");

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "Revision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Edition" ADD CONSTRAINT "Edition_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Regrade" ADD CONSTRAINT "Regrade_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoodBy" ADD CONSTRAINT "StoodBy_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoodBy" ADD CONSTRAINT "StoodBy_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ReviewItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoodBy" ADD CONSTRAINT "StoodBy_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoodBy" ADD CONSTRAINT "StoodBy_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoodBy" ADD CONSTRAINT "StoodBy_rulingId_fkey" FOREIGN KEY ("rulingId") REFERENCES "Ruling"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "ReviewItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_ruledById_fkey" FOREIGN KEY ("ruledById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
