-- AlterTable
ALTER TABLE "ExportLink" ADD COLUMN      "withdrawnOn" TIMESTAMP(3);
