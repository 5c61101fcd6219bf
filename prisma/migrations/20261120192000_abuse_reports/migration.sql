-- CreateTable
CREATE TABLE "AbuseReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "reporterId" TEXT NOT NULL,
    "aboutId" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
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

-- CreateIndex
CREATE INDEX "AbuseReport_aboutId_idx" ON "AbuseReport"("aboutId");

-- CreateIndex
CREATE INDEX "AbuseReport_cohortId_settledAt_idx" ON "AbuseReport"("cohortId", "settledAt");

-- CreateIndex
CREATE INDEX "AbuseReport_submissionId_idx" ON "AbuseReport"("submissionId");

-- CreateIndex
CREATE INDEX "AbuseReport_settledById_idx" ON "AbuseReport"("settledById");

-- CreateIndex
CREATE UNIQUE INDEX "AbuseReport_reporterId_subject_key" ON "AbuseReport"("reporterId", "subject");
