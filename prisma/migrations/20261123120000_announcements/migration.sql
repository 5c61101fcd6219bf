-- CreateTable
CREATE TABLE "Announcement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "sendKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenById" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Announcement_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Announcement_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "announcementId" TEXT REFERENCES "Announcement" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_cohortId_sendKey_key" ON "Announcement"("cohortId", "sendKey");

-- CreateIndex
CREATE INDEX "Announcement_cohortId_at_idx" ON "Announcement"("cohortId", "at");

-- CreateIndex
CREATE INDEX "Announcement_writtenById_idx" ON "Announcement"("writtenById");

-- CreateIndex
CREATE INDEX "Notice_announcementId_idx" ON "Notice"("announcementId");
