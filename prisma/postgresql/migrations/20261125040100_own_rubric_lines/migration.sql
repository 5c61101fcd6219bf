-- CreateTable
CREATE TABLE "CohortLine" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "makeKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kinds" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "isRemoved" BOOLEAN NOT NULL DEFAULT false,
    "writtenById" TEXT,

    CONSTRAINT "CohortLine_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "CohortLine_cohortId_makeKey_key" ON "CohortLine"("cohortId", "makeKey");
CREATE INDEX "CohortLine_writtenById_idx" ON "CohortLine"("writtenById");

-- AddForeignKey
ALTER TABLE "CohortLine" ADD CONSTRAINT "CohortLine_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CohortLine" ADD CONSTRAINT "CohortLine_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
