-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "addKey" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "file" TEXT,
    "side" TEXT NOT NULL DEFAULT 'new',
    "line" INTEGER,
    "code" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    CONSTRAINT "Note_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Note_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Exercise" ("slug") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Note_slug_idx" ON "Note"("slug");
CREATE UNIQUE INDEX "Note_userId_slug_addKey_key" ON "Note"("userId", "slug", "addKey");
