-- The changes of a cohort's members are found without reading everything else that was logged about the cohort.
CREATE INDEX "AuditEvent_subject_action_idx" ON "AuditEvent"("subject", "action");
