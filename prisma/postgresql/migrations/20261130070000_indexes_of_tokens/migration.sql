-- A person's one-time tokens and expired ones are found without reading the tokens that strangers asked for.
CREATE INDEX "Verification_value_idx" ON "Verification"("value");
CREATE INDEX "Verification_expiresAt_idx" ON "Verification"("expiresAt");
