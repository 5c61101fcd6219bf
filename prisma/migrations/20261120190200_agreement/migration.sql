-- CreateTable
CREATE TABLE "Override" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "submissionId" TEXT NOT NULL,
    "byId" TEXT,
    "rank" INTEGER NOT NULL,
    "sendKey" TEXT NOT NULL,
    "replacesId" TEXT NOT NULL,
    "fromScore" REAL NOT NULL,
    "toScore" REAL NOT NULL,
    "reason" TEXT NOT NULL,
    "takesBackId" TEXT,
    "setAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Override_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Override_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Override_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Result" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Override_takesBackId_fkey" FOREIGN KEY ("takesBackId") REFERENCES "Override" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Override_takesBackId_key" ON "Override"("takesBackId");

-- CreateIndex
CREATE INDEX "Override_byId_idx" ON "Override"("byId");

-- CreateIndex
CREATE INDEX "Override_replacesId_idx" ON "Override"("replacesId");

-- CreateIndex
CREATE UNIQUE INDEX "Override_submissionId_rank_key" ON "Override"("submissionId", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "Override_submissionId_sendKey_key" ON "Override"("submissionId", "sendKey");
