-- A lead can create an assignment for only one section. It doesn't apply to someone who was moved to the section after
-- it was due.
ALTER TABLE "Membership" ADD COLUMN "sectionSince" DATETIME;
ALTER TABLE "Membership" ADD COLUMN "movedFromSince" DATETIME;
ALTER TABLE "AuditEvent" ADD COLUMN "sectionSince" DATETIME;
ALTER TABLE "Assignment" ADD COLUMN "sectionId" TEXT REFERENCES "Section" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
CREATE INDEX "Assignment_sectionId_idx" ON "Assignment"("sectionId");
