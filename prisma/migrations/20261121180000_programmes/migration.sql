-- Programmes over cohorts, who leads them, and what was told of cohorts.
-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ProgrammeCohort" (
    "programmeId" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "isOpen" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("programmeId", "cohortId"),
    CONSTRAINT "ProgrammeCohort_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProgrammeCohort_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProgrammeLead" (
    "programmeId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    PRIMARY KEY ("programmeId", "userId"),
    CONSTRAINT "ProgrammeLead_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProgrammeLead_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ToldLedger" (
    "cohortId" TEXT NOT NULL PRIMARY KEY,
    "people" TEXT NOT NULL,
    "told" TEXT NOT NULL,
    CONSTRAINT "ToldLedger_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ProgrammeCohort_cohortId_idx" ON "ProgrammeCohort"("cohortId");

-- CreateIndex
CREATE INDEX "ProgrammeLead_userId_idx" ON "ProgrammeLead"("userId");
