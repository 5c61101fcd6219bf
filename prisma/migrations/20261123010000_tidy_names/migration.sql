-- RenameTable
ALTER TABLE "ToldLedger" RENAME TO "PublishedLedger";

-- RenameColumn
ALTER TABLE "PublishedLedger" RENAME COLUMN "told" TO "published";

-- RenameColumn
ALTER TABLE "SignIn" RENAME COLUMN "way" TO "method";

-- RenameIndex
DROP INDEX "SignIn_userId_day_device_way_isRefused_key";
CREATE UNIQUE INDEX "SignIn_userId_day_device_method_isRefused_key" ON "SignIn"("userId", "day", "device", "method", "isRefused");
