-- CreateTable
CREATE TABLE "Announcement" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "sendKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenById" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Announcement_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "announcementId" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Announcement_cohortId_sendKey_key" ON "Announcement"("cohortId", "sendKey");

-- CreateIndex
CREATE INDEX "Announcement_cohortId_at_idx" ON "Announcement"("cohortId", "at");

-- CreateIndex
CREATE INDEX "Announcement_writtenById_idx" ON "Announcement"("writtenById");

-- CreateIndex
CREATE INDEX "Notice_announcementId_idx" ON "Notice"("announcementId");

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Announcement" ADD CONSTRAINT "Announcement_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_announcementId_fkey" FOREIGN KEY ("announcementId") REFERENCES "Announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
