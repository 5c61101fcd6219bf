-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN "hasCommentDrafts" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Comment" ADD COLUMN "isDrafted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "MentorReview" ADD COLUMN "isDrafted" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ReviewItem" ADD COLUMN "tutorTalk" TEXT NOT NULL DEFAULT '';
