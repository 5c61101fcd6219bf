-- The title and the other text of an assignment and of a track may have different authors. Until now, both had one.
ALTER TABLE "Assignment" ADD COLUMN "noteById" TEXT;
UPDATE "Assignment" SET "noteById" = "writtenById";
CREATE INDEX "Assignment_noteById_idx" ON "Assignment"("noteById");
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_noteById_fkey" FOREIGN KEY ("noteById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "CohortTrack" ADD COLUMN "aboutById" TEXT;
UPDATE "CohortTrack" SET "aboutById" = "writtenById";
CREATE INDEX "CohortTrack_aboutById_idx" ON "CohortTrack"("aboutById");
ALTER TABLE "CohortTrack" ADD CONSTRAINT "CohortTrack_aboutById_fkey" FOREIGN KEY ("aboutById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
