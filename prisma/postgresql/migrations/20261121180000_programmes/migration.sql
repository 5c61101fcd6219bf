-- Programmes over cohorts, who leads them, and what was told of cohorts.
-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeCohort" (
    "programmeId" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "isOpen" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ProgrammeCohort_pkey" PRIMARY KEY ("programmeId","cohortId")
);

-- CreateTable
CREATE TABLE "ProgrammeLead" (
    "programmeId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "ProgrammeLead_pkey" PRIMARY KEY ("programmeId","userId")
);

-- CreateTable
CREATE TABLE "ToldLedger" (
    "cohortId" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    "told" TEXT NOT NULL,

    CONSTRAINT "ToldLedger_pkey" PRIMARY KEY ("cohortId")
);

-- CreateIndex
CREATE INDEX "ProgrammeCohort_cohortId_idx" ON "ProgrammeCohort"("cohortId");

-- CreateIndex
CREATE INDEX "ProgrammeLead_userId_idx" ON "ProgrammeLead"("userId");

-- AddForeignKey
ALTER TABLE "ProgrammeCohort" ADD CONSTRAINT "ProgrammeCohort_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeCohort" ADD CONSTRAINT "ProgrammeCohort_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeLead" ADD CONSTRAINT "ProgrammeLead_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeLead" ADD CONSTRAINT "ProgrammeLead_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldLedger" ADD CONSTRAINT "ToldLedger_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;
