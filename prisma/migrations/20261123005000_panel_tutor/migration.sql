-- AlterTable
ALTER TABLE "User" ADD COLUMN "tutorAgreed" TEXT;
ALTER TABLE "User" ADD COLUMN "tutorOff" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Cohort" ADD COLUMN "hasTutor" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "Cohort" ADD COLUMN "tutorDays" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "TutorTurn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "submissionId" TEXT,
    "speaker" TEXT NOT NULL,
    "rung" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "TutorTurn_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TutorTurn_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise" ("slug") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TutorTurn_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "TutorTurn_userId_slug_idx" ON "TutorTurn"("userId", "slug");

-- CreateIndex
CREATE INDEX "TutorTurn_slug_idx" ON "TutorTurn"("slug");

-- CreateIndex
CREATE INDEX "TutorTurn_submissionId_idx" ON "TutorTurn"("submissionId");
