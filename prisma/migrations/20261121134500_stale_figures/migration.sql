-- Which figures have to be made anew.
-- AlterTable
ALTER TABLE "KeptFigures" ADD COLUMN "isStale" BOOLEAN NOT NULL DEFAULT false;
