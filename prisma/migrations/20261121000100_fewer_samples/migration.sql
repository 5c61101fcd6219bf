-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Cohort" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sampleShare" REAL NOT NULL DEFAULT 0.03,
    "doubleShare" REAL NOT NULL DEFAULT 0.1,
    "hidesNames" BOOLEAN NOT NULL DEFAULT false
);
INSERT INTO "new_Cohort" ("createdAt", "doubleShare", "hidesNames", "id", "name", "sampleShare") SELECT "createdAt", "doubleShare", "hidesNames", "id", "name", "sampleShare" FROM "Cohort";
DROP TABLE "Cohort";
ALTER TABLE "new_Cohort" RENAME TO "Cohort";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

