-- A lead can create an assignment for only one section. It doesn't apply to someone who was moved to the section after
-- it was due.
ALTER TABLE "Membership" ADD COLUMN "sectionSince" TIMESTAMP(3);
ALTER TABLE "Membership" ADD COLUMN "movedFromSince" TIMESTAMP(3);
ALTER TABLE "AuditEvent" ADD COLUMN "sectionSince" TIMESTAMP(3);
ALTER TABLE "Assignment" ADD COLUMN "sectionId" TEXT;
CREATE INDEX "Assignment_sectionId_idx" ON "Assignment"("sectionId");
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
