-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "isRead" BOOLEAN NOT NULL DEFAULT false,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Notice_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "Submission" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Notice_userId_isRead_idx" ON "Notice"("userId", "isRead");

-- CreateIndex
CREATE INDEX "Notice_submissionId_idx" ON "Notice"("submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_userId_type_about_key" ON "Notice"("userId", "type", "about");
