-- CreateTable
CREATE TABLE "Interview" (
    "userId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "theme" TEXT NOT NULL,
    "slugs" TEXT NOT NULL,
    "isLeft" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Interview_pkey" PRIMARY KEY ("userId","round")
);

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
