-- AlterTable
ALTER TABLE "User" ADD COLUMN "formerNames" TEXT NOT NULL DEFAULT '';
