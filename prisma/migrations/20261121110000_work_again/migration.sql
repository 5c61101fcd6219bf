-- AlterTable
ALTER TABLE "Draft" ADD COLUMN "setAside" TEXT;
