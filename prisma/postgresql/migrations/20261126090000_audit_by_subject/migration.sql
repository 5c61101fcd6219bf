CREATE INDEX "AuditEvent_subject_at_idx" ON "AuditEvent"("subject", "at");
