-- Learners' answers to comments by an AI reviewer.
-- CreateTable
CREATE TABLE "AiJudgement" (
    "submissionId" TEXT NOT NULL,
    "comment" INTEGER NOT NULL,
    "userId" TEXT NOT NULL,
    "answer" TEXT,
    "truth" TEXT,
    "counts" BOOLEAN NOT NULL,
    "judgedOn" TIMESTAMP(3),

    CONSTRAINT "AiJudgement_pkey" PRIMARY KEY ("submissionId", "comment"),
    CONSTRAINT "AiJudgement_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AiJudgement_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "AiJudgement_userId_judgedOn_idx" ON "AiJudgement"("userId", "judgedOn");
