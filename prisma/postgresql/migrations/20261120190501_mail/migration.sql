-- AlterTable
ALTER TABLE "User" ADD COLUMN     "getsMail" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "mailedOn" TIMESTAMP(3);
