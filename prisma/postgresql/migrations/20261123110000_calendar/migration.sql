-- AlterTable
ALTER TABLE "User" ADD COLUMN "calendarKey" TEXT;
