-- AlterTable
ALTER TABLE "StoodBy" ADD COLUMN "isHeld" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "TryFact" ADD COLUMN "contested" BOOLEAN NOT NULL DEFAULT false;
