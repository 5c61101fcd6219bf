-- CreateTable
CREATE TABLE "Section" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Section_cohortId_name_key" ON "Section"("cohortId", "name");
ALTER TABLE "Section" ADD CONSTRAINT "Section_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "sectionId" TEXT;
CREATE INDEX "Membership_sectionId_idx" ON "Membership"("sectionId");
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Invite" ADD COLUMN "sectionId" TEXT;
CREATE INDEX "Invite_sectionId_idx" ON "Invite"("sectionId");
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Announcement" ADD COLUMN "sectionId" TEXT;
CREATE INDEX "Announcement_sectionId_idx" ON "Announcement"("sectionId");
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
