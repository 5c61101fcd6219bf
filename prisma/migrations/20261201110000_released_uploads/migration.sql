-- Each web process looks for released uploads every ten seconds.
CREATE INDEX "Upload_state_idx" ON "Upload"("state");
