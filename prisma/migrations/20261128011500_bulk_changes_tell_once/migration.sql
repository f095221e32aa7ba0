-- A bulk change tells each person once, when it is over: what its rows would tell is kept with them until then, also
-- when the process dies, and says afterwards which follow-ups somebody was told of.
-- CreateTable
CREATE TABLE "bulk_change_notice" (
    "bulk_change_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "follow_up_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "bulk_change_notice_pkey" PRIMARY KEY ("bulk_change_id","user_id","follow_up_id","kind")
);

-- CreateIndex
CREATE INDEX "bulk_change_notice_follow_up_id_idx" ON "bulk_change_notice"("follow_up_id");

-- CreateIndex
CREATE INDEX "bulk_change_notice_user_id_idx" ON "bulk_change_notice"("user_id");

-- AddForeignKey
ALTER TABLE "bulk_change_notice" ADD CONSTRAINT "bulk_change_notice_bulk_change_id_fkey" FOREIGN KEY ("bulk_change_id") REFERENCES "bulk_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change_notice" ADD CONSTRAINT "bulk_change_notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_change_notice" ADD CONSTRAINT "bulk_change_notice_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
