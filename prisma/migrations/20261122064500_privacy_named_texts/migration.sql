-- CreateTable
CREATE TABLE "NamedText" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "table" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    "column" TEXT NOT NULL,
    "spans" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "NamedText_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "NamedText_cohortId_table_idx" ON "NamedText"("cohortId", "table");
