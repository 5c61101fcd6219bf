-- An import of a roster keeps the sections that it changes, so that a lead can undo it.
ALTER TABLE "Membership" ADD COLUMN "movedById" TEXT;
ALTER TABLE "Membership" ADD COLUMN "movedFromId" TEXT;
ALTER TABLE "Invite" ADD COLUMN "movedById" TEXT;
ALTER TABLE "Invite" ADD COLUMN "movedFromId" TEXT;
CREATE TABLE "RosterImport" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RosterImport_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "RosterImport_cohortId_number_key" ON "RosterImport"("cohortId", "number");
ALTER TABLE "RosterImport" ADD CONSTRAINT "RosterImport_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;
INSERT INTO "RosterImport" ("id", "cohortId", "number", "createdAt")
SELECT "importId", "cohortId", ROW_NUMBER() OVER (PARTITION BY "cohortId" ORDER BY MAX("id")), MIN("createdAt")
FROM "Invite" WHERE "importId" IS NOT NULL GROUP BY "importId", "cohortId"
ON CONFLICT DO NOTHING;
