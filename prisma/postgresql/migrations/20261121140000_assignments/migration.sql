-- What the learners of a cohort are asked to hand in by when, more time for one, what was picked for whom, and notices of it.
-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "assignmentId" TEXT,
ALTER COLUMN "submissionId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "ReviewItem" ADD COLUMN     "dueAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "makeKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "opensAt" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "isRequired" BOOLEAN NOT NULL DEFAULT true,
    "sampleShare" DOUBLE PRECISION,
    "eachDoes" INTEGER,
    "writtenById" TEXT,
    "madeAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssignedExercise" (
    "assignmentId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "place" INTEGER NOT NULL,

    CONSTRAINT "AssignedExercise_pkey" PRIMARY KEY ("assignmentId","slug")
);

-- CreateTable
CREATE TABLE "Extension" (
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "givenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Extension_pkey" PRIMARY KEY ("assignmentId","userId")
);

-- CreateTable
CREATE TABLE "AssignmentPick" (
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "fit" TEXT NOT NULL,

    CONSTRAINT "AssignmentPick_pkey" PRIMARY KEY ("assignmentId","userId","place")
);

-- CreateIndex
CREATE INDEX "Assignment_cohortId_dueAt_idx" ON "Assignment"("cohortId", "dueAt");

-- CreateIndex
CREATE INDEX "Assignment_dueAt_idx" ON "Assignment"("dueAt");

-- CreateIndex
CREATE INDEX "Assignment_writtenById_idx" ON "Assignment"("writtenById");

-- CreateIndex
CREATE UNIQUE INDEX "Assignment_cohortId_makeKey_key" ON "Assignment"("cohortId", "makeKey");

-- CreateIndex
CREATE INDEX "AssignedExercise_slug_idx" ON "AssignedExercise"("slug");

-- CreateIndex
CREATE INDEX "Extension_userId_idx" ON "Extension"("userId");

-- CreateIndex
CREATE INDEX "AssignmentPick_userId_idx" ON "AssignmentPick"("userId");

-- CreateIndex
CREATE INDEX "AssignmentPick_slug_idx" ON "AssignmentPick"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "AssignmentPick_assignmentId_userId_slug_key" ON "AssignmentPick"("assignmentId", "userId", "slug");

-- CreateIndex
CREATE INDEX "Notice_assignmentId_idx" ON "Notice"("assignmentId");

-- CreateIndex
CREATE INDEX "ReviewItem_cohortId_state_dueAt_idx" ON "ReviewItem"("cohortId", "state", "dueAt");

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignedExercise" ADD CONSTRAINT "AssignedExercise_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignedExercise" ADD CONSTRAINT "AssignedExercise_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Extension" ADD CONSTRAINT "Extension_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPick" ADD CONSTRAINT "AssignmentPick_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPick" ADD CONSTRAINT "AssignmentPick_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentPick" ADD CONSTRAINT "AssignmentPick_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
