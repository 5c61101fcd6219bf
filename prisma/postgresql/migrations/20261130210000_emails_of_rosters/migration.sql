-- Invites from a roster are emailed by a job in the queue, so that a restart loses no email.
ALTER TABLE "Invite" ADD COLUMN "emailState" TEXT;
CREATE INDEX "Invite_emailState_idx" ON "Invite"("emailState");
