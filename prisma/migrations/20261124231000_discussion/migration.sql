-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "slug" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "isNamed" BOOLEAN NOT NULL,
    "letter" INTEGER NOT NULL,
    "isSpoiler" BOOLEAN NOT NULL,
    "isAfterPass" BOOLEAN NOT NULL,
    "isEdited" BOOLEAN NOT NULL DEFAULT false,
    "hiddenOn" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Post_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise" ("slug") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "postId" TEXT REFERENCES "Post" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "Notice_postId_idx" ON "Notice"("postId");

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_AbuseReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reporterId" TEXT NOT NULL,
    "aboutId" TEXT NOT NULL,
    "cohortId" TEXT,
    "submissionId" TEXT,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "settledAt" DATETIME,
    "settledById" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AbuseReport_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AbuseReport_aboutId_fkey" FOREIGN KEY ("aboutId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AbuseReport_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AbuseReport_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AbuseReport_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_AbuseReport" ("aboutId", "cohortId", "createdAt", "id", "note", "reason", "reporterId", "settledAt", "settledById", "subject", "submissionId", "type") SELECT "aboutId", "cohortId", "createdAt", "id", "note", "reason", "reporterId", "settledAt", "settledById", "subject", "submissionId", "type" FROM "AbuseReport";
DROP TABLE "AbuseReport";
ALTER TABLE "new_AbuseReport" RENAME TO "AbuseReport";
CREATE INDEX "AbuseReport_aboutId_idx" ON "AbuseReport"("aboutId");
CREATE INDEX "AbuseReport_cohortId_settledAt_idx" ON "AbuseReport"("cohortId", "settledAt");
CREATE INDEX "AbuseReport_submissionId_idx" ON "AbuseReport"("submissionId");
CREATE INDEX "AbuseReport_settledById_idx" ON "AbuseReport"("settledById");
CREATE UNIQUE INDEX "AbuseReport_reporterId_subject_key" ON "AbuseReport"("reporterId", "subject");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Post_slug_topicId_idx" ON "Post"("slug", "topicId");

-- CreateIndex
CREATE INDEX "Post_topicId_idx" ON "Post"("topicId");

-- CreateIndex
CREATE INDEX "Post_userId_idx" ON "Post"("userId");

