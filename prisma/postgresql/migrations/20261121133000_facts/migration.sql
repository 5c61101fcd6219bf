-- What graded hand-ins tell, the counts made of it, and figures that take long.
-- CreateTable
CREATE TABLE "TryFact" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "revisionId" TEXT NOT NULL,
    "track" TEXT NOT NULL,
    "tryNumber" INTEGER NOT NULL,
    "counting" BOOLEAN NOT NULL,
    "handedInAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "ownStatus" TEXT NOT NULL,
    "ownScore" DOUBLE PRECISION NOT NULL,
    "history" TEXT NOT NULL,
    "confidence" INTEGER NOT NULL,
    "cameTrue" BOOLEAN,
    "flawed" BOOLEAN,
    "requested" BOOLEAN,
    "explained" BOOLEAN,
    "actionable" BOOLEAN,
    "skills" TEXT NOT NULL,
    "issues" TEXT NOT NULL,
    CONSTRAINT "TryFact_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TryFact_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TryParts" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "parts" TEXT NOT NULL,
    CONSTRAINT "TryParts_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "TryFact" ("submissionId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LearnerTally" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "handIns" INTEGER NOT NULL,
    "passed" INTEGER NOT NULL,
    "firstOn" TIMESTAMP(3) NOT NULL,
    "firstPassOn" TIMESTAMP(3),
    "lastOn" TIMESTAMP(3) NOT NULL,
    "flawed" INTEGER NOT NULL,
    "clean" INTEGER NOT NULL,
    "hits" INTEGER NOT NULL,
    "falseAlarms" INTEGER NOT NULL,
    CONSTRAINT "LearnerTally_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SkillTally" (
    "userId" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "passes" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "skill"),
    CONSTRAINT "SkillTally_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClassTally" (
    "userId" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "issues" INTEGER NOT NULL,
    "caught" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "class"),
    CONSTRAINT "ClassTally_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SureTally" (
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "answers" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    "said" INTEGER NOT NULL,
    "squares" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "kind", "step"),
    CONSTRAINT "SureTally_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WeekTally" (
    "userId" TEXT NOT NULL,
    "week" TIMESTAMP(3) NOT NULL,
    "handIns" INTEGER NOT NULL,
    "passed" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "week"),
    CONSTRAINT "WeekTally_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TrackTally" (
    "userId" TEXT NOT NULL,
    "track" TEXT NOT NULL,
    "tried" INTEGER NOT NULL,
    "passed" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "track"),
    CONSTRAINT "TrackTally_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "KeptFigures" (
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "madeAt" TIMESTAMP(3) NOT NULL,
    "figures" TEXT NOT NULL,

    PRIMARY KEY ("subject", "name")
);

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN "isReadByCohort" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "Outbox_isReadByCohort_id_idx" ON "Outbox"("isReadByCohort", "id");

-- CreateIndex
CREATE INDEX "TryFact_userId_slug_tryNumber_idx" ON "TryFact"("userId", "slug", "tryNumber");

-- CreateIndex
CREATE INDEX "TryFact_userId_handedInAt_idx" ON "TryFact"("userId", "handedInAt");

-- CreateIndex
CREATE INDEX "TryFact_slug_tryNumber_idx" ON "TryFact"("slug", "tryNumber");

