-- What the learners of a cohort are asked to hand in by when, more time for one, what was picked for whom, and notices of it.
-- AlterTable
ALTER TABLE "ReviewItem" ADD COLUMN "dueAt" DATETIME;

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "makeKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "opensAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "timeZone" TEXT NOT NULL,
    "isRequired" BOOLEAN NOT NULL DEFAULT true,
    "sampleShare" REAL,
    "eachDoes" INTEGER,
    "writtenById" TEXT,
    "madeAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Assignment_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignment_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AssignedExercise" (
    "assignmentId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "place" INTEGER NOT NULL,

    PRIMARY KEY ("assignmentId", "slug"),
    CONSTRAINT "AssignedExercise_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AssignedExercise_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise" ("slug") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Extension" (
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "givenAt" DATETIME NOT NULL,

    PRIMARY KEY ("assignmentId", "userId"),
    CONSTRAINT "Extension_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Extension_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AssignmentPick" (
    "assignmentId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "fit" TEXT NOT NULL,

    PRIMARY KEY ("assignmentId", "userId", "place"),
    CONSTRAINT "AssignmentPick_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AssignmentPick_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AssignmentPick_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise" ("slug") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "submissionId" TEXT,
    "assignmentId" TEXT,
    "isRead" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Notice_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Notice_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_Notice" ("about", "at", "id", "isRead", "submissionId", "type", "userId") SELECT "about", "at", "id", "isRead", "submissionId", "type", "userId" FROM "Notice";
DROP TABLE "Notice";
ALTER TABLE "new_Notice" RENAME TO "Notice";
CREATE INDEX "Notice_userId_isRead_idx" ON "Notice"("userId", "isRead");
CREATE INDEX "Notice_submissionId_idx" ON "Notice"("submissionId");
CREATE INDEX "Notice_assignmentId_idx" ON "Notice"("assignmentId");
CREATE UNIQUE INDEX "Notice_userId_type_about_key" ON "Notice"("userId", "type", "about");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
CREATE INDEX "ReviewItem_cohortId_state_dueAt_idx" ON "ReviewItem"("cohortId", "state", "dueAt");
