-- CreateTable
CREATE TABLE "ModelReview" (
    "submissionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "comments" TEXT NOT NULL,
    "leftOut" INTEGER NOT NULL,

    CONSTRAINT "ModelReview_pkey" PRIMARY KEY ("submissionId")
);

-- CreateIndex
CREATE INDEX "ModelReview_userId_idx" ON "ModelReview"("userId");

-- AddForeignKey
ALTER TABLE "ModelReview" ADD CONSTRAINT "ModelReview_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelReview" ADD CONSTRAINT "ModelReview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
