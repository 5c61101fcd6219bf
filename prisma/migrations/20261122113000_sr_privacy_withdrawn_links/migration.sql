-- AlterTable
ALTER TABLE "ExportLink" ADD COLUMN "withdrawnOn" DATETIME;
