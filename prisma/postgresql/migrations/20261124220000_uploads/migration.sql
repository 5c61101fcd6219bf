-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN "allowsUploads" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Exercise" ADD COLUMN "isUploaded" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Release" (
    "slug" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,

    CONSTRAINT "Release_pkey" PRIMARY KEY ("slug","cohortId")
);
CREATE INDEX "Release_cohortId_idx" ON "Release"("cohortId");
ALTER TABLE "Release" ADD CONSTRAINT "Release_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise"("slug") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Release" ADD CONSTRAINT "Release_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL,
    "cohortId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "uploadedById" TEXT,
    "folder" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'checking',
    "runs" INTEGER NOT NULL DEFAULT 0,
    "problems" TEXT NOT NULL DEFAULT '[]',
    "uploadedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Upload_cohortId_slug_idx" ON "Upload"("cohortId", "slug");
CREATE INDEX "Upload_uploadedById_idx" ON "Upload"("uploadedById");
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
