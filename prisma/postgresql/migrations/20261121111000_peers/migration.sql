-- AlterTable
ALTER TABLE "Cohort" ADD COLUMN     "allowsPeers" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "MentorReview" ADD COLUMN     "isPeer" BOOLEAN NOT NULL DEFAULT false;
