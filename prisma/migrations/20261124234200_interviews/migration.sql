-- CreateTable
CREATE TABLE "Interview" (
    "userId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,
    "slugs" TEXT NOT NULL,
    "isLeft" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("userId", "round"),
    CONSTRAINT "Interview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
