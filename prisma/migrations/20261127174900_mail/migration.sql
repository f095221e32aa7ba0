-- Mail that the office sends to its own people: a row each, asked for in the transaction of what it tells of. What it
-- says is made when it is sent, so that nothing is told that is no longer true or no longer the receiver's to know; the
-- row keeps to whom, about what, and what became of it. Everybody can have it off.
CREATE TYPE "mail_state" AS ENUM ('queued', 'sending', 'sent', 'failed', 'uncertain', 'dropped');

CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "values" JSONB NOT NULL DEFAULT '{}',
    "state" "mail_state" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "message_id" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL,
    "state_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "mail_user_id_idx" ON "mail"("user_id");
ALTER TABLE "mail" ADD CONSTRAINT "mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mail" ADD CONSTRAINT "mail_sent_has_id" CHECK (state <> 'sent' OR message_id IS NOT NULL);
-- What an admin looks for: what did not arrive, the newest first.
CREATE INDEX "mail_state_id" ON "mail"("state", "id" DESC);

ALTER TABLE "user_account" ADD COLUMN "mail_on" BOOLEAN NOT NULL DEFAULT true;
