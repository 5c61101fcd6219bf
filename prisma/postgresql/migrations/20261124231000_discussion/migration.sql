-- CreateTable
CREATE TABLE "Post" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "topicId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "isNamed" BOOLEAN NOT NULL,
    "letter" INTEGER NOT NULL,
    "isSpoiler" BOOLEAN NOT NULL,
    "isAfterPass" BOOLEAN NOT NULL,
    "isEdited" BOOLEAN NOT NULL DEFAULT false,
    "hiddenOn" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Post_slug_topicId_idx" ON "Post"("slug", "topicId");
CREATE INDEX "Post_topicId_idx" ON "Post"("topicId");
CREATE INDEX "Post_userId_idx" ON "Post"("userId");

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "postId" TEXT;
CREATE INDEX "Notice_postId_idx" ON "Notice"("postId");

-- AlterTable
ALTER TABLE "AbuseReport" ALTER COLUMN "cohortId" DROP NOT NULL;
ALTER TABLE "AbuseReport" ALTER COLUMN "submissionId" DROP NOT NULL;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Post" ADD CONSTRAINT "Post_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise"("slug") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
