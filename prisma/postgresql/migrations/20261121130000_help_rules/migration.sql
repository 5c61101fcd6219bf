-- Whom a cohort's rules of help name.
-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN "quietDays" INTEGER NOT NULL DEFAULT 14,
ADD COLUMN "stuckTries" INTEGER NOT NULL DEFAULT 3;
