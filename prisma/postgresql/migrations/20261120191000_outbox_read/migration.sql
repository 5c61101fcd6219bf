-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "isReadByReview" BOOLEAN NOT NULL DEFAULT false;

-- What was graded before is not drawn from.
UPDATE "Outbox" SET "isReadByReview" = true;

-- CreateIndex
CREATE INDEX "Outbox_isReadByReview_id_idx" ON "Outbox"("isReadByReview", "id");
