-- AlterTable
ALTER TABLE "Cohort" ALTER COLUMN "sampleShare" SET DEFAULT 0.03;

