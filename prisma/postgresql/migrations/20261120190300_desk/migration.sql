-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "endLine" INTEGER;

-- AlterTable
ALTER TABLE "ReviewItem" ADD COLUMN     "likeKey" TEXT;

-- AlterTable
ALTER TABLE "ReviewDraft" ADD COLUMN     "fromId" TEXT;

-- CreateTable
CREATE TABLE "Snippet" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "cohortId" TEXT,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Snippet_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Snippet_ownerId_idx" ON "Snippet"("ownerId");

-- CreateIndex
CREATE INDEX "Snippet_cohortId_idx" ON "Snippet"("cohortId");

-- CreateIndex
CREATE INDEX "ReviewItem_likeKey_idx" ON "ReviewItem"("likeKey");

-- CreateIndex
CREATE INDEX "ReviewDraft_fromId_idx" ON "ReviewDraft"("fromId");

-- AddForeignKey
ALTER TABLE "ReviewDraft" ADD CONSTRAINT "ReviewDraft_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "ReviewItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snippet" ADD CONSTRAINT "Snippet_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snippet" ADD CONSTRAINT "Snippet_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE SET NULL ON UPDATE CASCADE;
