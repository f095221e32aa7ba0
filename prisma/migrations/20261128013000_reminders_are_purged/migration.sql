-- Notes of reminders that can hold none back any more are deleted at night, the oldest first (reminders.purge).
-- CreateIndex
CREATE INDEX "follow_up_reminder_at_idx" ON "follow_up_reminder"("at");
