-- CreateTable
CREATE TABLE "MarkedReview" (
    "mentorId" TEXT NOT NULL,
    "sample" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,

    PRIMARY KEY ("mentorId", "sample"),
    CONSTRAINT "MarkedReview_mentorId_fkey" FOREIGN KEY ("mentorId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
