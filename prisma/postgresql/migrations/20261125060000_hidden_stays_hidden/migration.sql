-- AlterTable
ALTER TABLE "Solution" ADD COLUMN "isWithdrawn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN "lettersUsed" INTEGER NOT NULL DEFAULT 0;

UPDATE "Post" SET "lettersUsed" = (SELECT MAX(other."letter") + 1 FROM "Post" AS other WHERE other."topicId" = "Post"."topicId");
