-- RenameTable
ALTER TABLE "ToldLedger" RENAME TO "PublishedLedger";
ALTER TABLE "PublishedLedger" RENAME CONSTRAINT "ToldLedger_pkey" TO "PublishedLedger_pkey";
ALTER TABLE "PublishedLedger" RENAME CONSTRAINT "ToldLedger_cohortId_fkey" TO "PublishedLedger_cohortId_fkey";

-- RenameColumn
ALTER TABLE "PublishedLedger" RENAME COLUMN "told" TO "published";

-- RenameColumn
ALTER TABLE "SignIn" RENAME COLUMN "way" TO "method";

-- RenameIndex
ALTER INDEX "SignIn_userId_day_device_way_isRefused_key" RENAME TO "SignIn_userId_day_device_method_isRefused_key";
