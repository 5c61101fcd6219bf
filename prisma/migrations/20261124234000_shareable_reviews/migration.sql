-- AlterTable
ALTER TABLE "MentorReview" ADD COLUMN "isShareable" BOOLEAN NOT NULL DEFAULT false;
