ALTER TABLE "AuditEvent" ADD COLUMN "sectionId" TEXT;
