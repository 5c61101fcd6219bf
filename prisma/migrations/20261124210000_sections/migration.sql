-- CreateTable
CREATE TABLE "Section" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cohortId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "Section_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Section_cohortId_name_key" ON "Section"("cohortId", "name");

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "sectionId" TEXT REFERENCES "Section" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Membership_sectionId_idx" ON "Membership"("sectionId");
ALTER TABLE "Invite" ADD COLUMN "sectionId" TEXT REFERENCES "Section" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Invite_sectionId_idx" ON "Invite"("sectionId");
ALTER TABLE "Announcement" ADD COLUMN "sectionId" TEXT REFERENCES "Section" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "Announcement_sectionId_idx" ON "Announcement"("sectionId");
