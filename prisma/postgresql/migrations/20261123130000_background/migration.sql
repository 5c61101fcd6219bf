-- AlterTable
ALTER TABLE "User" ADD COLUMN "background" TEXT;
