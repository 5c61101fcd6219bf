-- CreateTable
CREATE TABLE "Solution" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "isNamed" BOOLEAN NOT NULL,
    "sharedOn" TIMESTAMP(3) NOT NULL,
    "hiddenOn" TIMESTAMP(3),

    CONSTRAINT "Solution_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Solution_submissionId_key" ON "Solution"("submissionId");
CREATE UNIQUE INDEX "Solution_userId_slug_key" ON "Solution"("userId", "slug");
CREATE INDEX "Solution_slug_idx" ON "Solution"("slug");

-- CreateTable
CREATE TABLE "SolutionVote" (
    "solutionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,

    CONSTRAINT "SolutionVote_pkey" PRIMARY KEY ("solutionId","userId")
);
CREATE INDEX "SolutionVote_userId_idx" ON "SolutionVote"("userId");

-- AddForeignKey
ALTER TABLE "Solution" ADD CONSTRAINT "Solution_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Solution" ADD CONSTRAINT "Solution_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise"("slug") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Solution" ADD CONSTRAINT "Solution_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SolutionVote" ADD CONSTRAINT "SolutionVote_solutionId_fkey" FOREIGN KEY ("solutionId") REFERENCES "Solution"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SolutionVote" ADD CONSTRAINT "SolutionVote_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
