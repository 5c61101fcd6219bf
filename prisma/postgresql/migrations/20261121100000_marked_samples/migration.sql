-- CreateTable
CREATE TABLE "MarkedReview" (
    "mentorId" TEXT NOT NULL,
    "sample" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "MarkedReview_pkey" PRIMARY KEY ("mentorId","sample")
);

-- AddForeignKey
ALTER TABLE "MarkedReview" ADD CONSTRAINT "MarkedReview_mentorId_fkey" FOREIGN KEY ("mentorId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
