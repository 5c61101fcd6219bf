-- Links for scripts that read a cohort's exports, and when its files are written.
-- CreateTable
CREATE TABLE "ExportLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "madeById" TEXT NOT NULL,
    "madeOn" DATETIME NOT NULL,
    "usedOn" DATETIME,
    CONSTRAINT "ExportLink_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ExportLink_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ExportSchedule" (
    "cohortId" TEXT NOT NULL PRIMARY KEY,
    "every" TEXT NOT NULL,
    "setById" TEXT,
    "dueAt" DATETIME NOT NULL,
    "writtenAt" DATETIME,
    "fault" TEXT NOT NULL DEFAULT '',
    "lockedUntil" DATETIME,
    CONSTRAINT "ExportSchedule_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ExportSchedule_setById_fkey" FOREIGN KEY ("setById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ExportLink_tokenHash_key" ON "ExportLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ExportLink_cohortId_idx" ON "ExportLink"("cohortId");

-- CreateIndex
CREATE INDEX "ExportLink_madeById_idx" ON "ExportLink"("madeById");

-- CreateIndex
CREATE INDEX "ExportSchedule_setById_idx" ON "ExportSchedule"("setById");

-- CreateIndex
CREATE INDEX "ExportSchedule_dueAt_idx" ON "ExportSchedule"("dueAt");
