-- Every kind of notice can come by mail: what one says is looked up with its receiver's own permission when it is sent,
-- and for that it needs the visit, as notices have it. Mails from before are of programme items, which name theirs.
ALTER TABLE mail ADD COLUMN visit_id UUID;
UPDATE mail m SET visit_id = i.visit_id FROM programme_item i WHERE m.subject_type = 'programme_item' AND i.id = m.subject_id;

-- CreateIndex
CREATE INDEX "mail_visit_id_idx" ON "mail"("visit_id");

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE SET NULL ON UPDATE CASCADE;
