-- AlterTable
ALTER TABLE "MentorReview" ADD COLUMN "corrections" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "MentorReview" ADD COLUMN "correctedOn" DATETIME;
ALTER TABLE "MentorReview" ADD COLUMN "asSent" TEXT;
ALTER TABLE "MentorReview" ADD COLUMN "summaryAsSent" TEXT NOT NULL DEFAULT '';
