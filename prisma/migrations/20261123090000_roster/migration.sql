-- AlterTable
ALTER TABLE "Invite" ADD COLUMN "importId" TEXT;
