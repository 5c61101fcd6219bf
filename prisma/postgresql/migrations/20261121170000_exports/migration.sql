-- Links for scripts that read a cohort's exports, and when its files are written.
-- CreateTable
CREATE TABLE "ExportLink" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "madeById" TEXT NOT NULL,
    "madeOn" TIMESTAMP(3) NOT NULL,
    "usedOn" TIMESTAMP(3),

    CONSTRAINT "ExportLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExportSchedule" (
    "cohortId" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "setById" TEXT,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "writtenAt" TIMESTAMP(3),
    "fault" TEXT NOT NULL DEFAULT '',
    "lockedUntil" TIMESTAMP(3),

    CONSTRAINT "ExportSchedule_pkey" PRIMARY KEY ("cohortId")
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

-- AddForeignKey
ALTER TABLE "ExportLink" ADD CONSTRAINT "ExportLink_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportLink" ADD CONSTRAINT "ExportLink_madeById_fkey" FOREIGN KEY ("madeById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportSchedule" ADD CONSTRAINT "ExportSchedule_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExportSchedule" ADD CONSTRAINT "ExportSchedule_setById_fkey" FOREIGN KEY ("setById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
