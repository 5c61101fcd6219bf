-- The title and the other text of an assignment and of a track may have different authors. Until now, both had one.
ALTER TABLE "Assignment" ADD COLUMN "noteById" TEXT REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
UPDATE "Assignment" SET "noteById" = "writtenById";
CREATE INDEX "Assignment_noteById_idx" ON "Assignment"("noteById");
ALTER TABLE "CohortTrack" ADD COLUMN "aboutById" TEXT REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
UPDATE "CohortTrack" SET "aboutById" = "writtenById";
CREATE INDEX "CohortTrack_aboutById_idx" ON "CohortTrack"("aboutById");
