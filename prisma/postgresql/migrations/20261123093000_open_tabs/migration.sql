-- AlterTable
ALTER TABLE "ReviewItem" ADD COLUMN "openTabs" TEXT NOT NULL DEFAULT '';
