-- CreateTable
CREATE TABLE "CohortLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "makeKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "kinds" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "isRemoved" BOOLEAN NOT NULL DEFAULT false,
    "writtenById" TEXT,
    CONSTRAINT "CohortLine_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CohortLine_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "CohortLine_cohortId_makeKey_key" ON "CohortLine"("cohortId", "makeKey");
CREATE INDEX "CohortLine_writtenById_idx" ON "CohortLine"("writtenById");
