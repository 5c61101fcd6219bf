-- What learners show: portfolios, certificates, and the talks in which they are explained.
-- CreateTable
CREATE TABLE "Portfolio" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "intro" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "chosen" TEXT NOT NULL,
    "link" TEXT,
    CONSTRAINT "Portfolio_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClosedLink" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    CONSTRAINT "ClosedLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "sendKey" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "track" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "issuedOn" DATETIME NOT NULL,
    "withdrawnOn" DATETIME,
    "isWithdrawnByAdmin" BOOLEAN NOT NULL DEFAULT false,
    "talkId" TEXT,
    CONSTRAINT "Certificate_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Certificate_talkId_fkey" FOREIGN KEY ("talkId") REFERENCES "Talk" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Talk" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "learnerId" TEXT NOT NULL,
    "track" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "askedOn" DATETIME NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "mentorId" TEXT,
    "firstId" TEXT,
    "secondId" TEXT,
    "rubricVersion" INTEGER,
    "choices" TEXT NOT NULL DEFAULT '{}',
    "words" TEXT NOT NULL DEFAULT '',
    "decidedOn" DATETIME,
    CONSTRAINT "Talk_learnerId_fkey" FOREIGN KEY ("learnerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Talk_mentorId_fkey" FOREIGN KEY ("mentorId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Talk_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "Submission" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Talk_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "Submission" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Portfolio_link_key" ON "Portfolio"("link");

-- CreateIndex
CREATE INDEX "ClosedLink_userId_idx" ON "ClosedLink"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");

-- CreateIndex
CREATE INDEX "Certificate_talkId_idx" ON "Certificate"("talkId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_userId_sendKey_key" ON "Certificate"("userId", "sendKey");

-- CreateIndex
CREATE INDEX "Talk_mentorId_idx" ON "Talk"("mentorId");

-- CreateIndex
CREATE INDEX "Talk_firstId_idx" ON "Talk"("firstId");

-- CreateIndex
CREATE INDEX "Talk_secondId_idx" ON "Talk"("secondId");

-- CreateIndex
CREATE UNIQUE INDEX "Talk_learnerId_track_round_key" ON "Talk"("learnerId", "track", "round");

