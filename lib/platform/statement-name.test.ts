import { expect, it } from 'vitest'
import { statementName } from './statement-name'

it.each([
  ['/* visits.register */\n      SELECT v.id FROM visit v', 'visits.register'],
  ['/* follow-ups.desk-own */ SELECT 1', 'follow-ups.desk-own'],
  ['SELECT "public"."visit"."id", "public"."visit"."from_place" FROM "public"."visit" WHERE 1=1', 'select visit'],
  ['INSERT INTO "public"."audit_event" ("id") VALUES ($1) RETURNING "id"', 'insert audit_event'],
  ['UPDATE "public"."user_session" SET "last_seen_at" = $1', 'update user_session'],
  ['DELETE FROM rate_limit WHERE key = $1', 'delete rate_limit'],
  ['BEGIN', 'begin'],
  ['SELECT 1', 'select'],
  ['VACUUM visit', 'other'],
  ['', 'other'],
])('%s is called %s', (sql, name) => expect(statementName(sql)).toBe(name))

it.each([
  ["SELECT 'a letter from Akmal, it''s from Nodira'", 'select'],
  ["SELECT 'from Akmal' FROM person", 'select person'],
  ['/* Akmal Karimov */ SELECT 1', 'other'],
])('no value is taken for a name: %s', (sql, name) => expect(statementName(sql)).toBe(name))
