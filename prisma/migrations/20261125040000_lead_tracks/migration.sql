-- CreateTable
CREATE TABLE "CohortTrack" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "makeKey" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "writtenById" TEXT,
    "madeAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CohortTrack_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CohortTrack_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "CohortTrack_cohortId_makeKey_key" ON "CohortTrack"("cohortId", "makeKey");
CREATE INDEX "CohortTrack_writtenById_idx" ON "CohortTrack"("writtenById");

-- CreateTable
CREATE TABLE "TrackExercise" (
    "trackId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "place" INTEGER NOT NULL,

    PRIMARY KEY ("trackId", "slug"),
    CONSTRAINT "TrackExercise_trackId_fkey" FOREIGN KEY ("trackId") REFERENCES "CohortTrack" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TrackExercise_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise" ("slug") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "TrackExercise_slug_idx" ON "TrackExercise"("slug");
