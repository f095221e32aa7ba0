import { expect, it } from 'vitest'
import { visitHistory } from '@/lib/audit/queries'
import type { Actor } from '@/lib/auth/permissions'
import { db } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { asRole } from '@/prisma/factories/actors'
import { makeAgreement } from '@/prisma/factories/agreements'
import { makeVisit } from '@/prisma/factories/visits'
import { startNegotiation } from './moves.commands'

it('the history tells of a restricted agreement to who sees it', async () => {
  const [manager, planner, member] = [
    await asRole(db(), 'manager'),
    await asRole(db(), 'planner'),
    await asRole(db(), 'planner'),
  ]
  const visit = await makeVisit(db(), { team: [member.userId] })
  const [open, kept] = [
    await makeAgreement(db(), { visitId: visit.id }),
    await makeAgreement(db(), { visitId: visit.id, restricted: true }),
  ]
  for (const { id } of [open, kept]) {
    await startNegotiation(manager, { commandId: newId(), agreementId: id, version: 1 }, new Date())
  }
  const told = async (actor: Actor) => (await visitHistory(actor, visit.id)).rows.map(({ subjectId }) => subjectId)
  expect(await told(planner)).toEqual([open.id])
  expect(await told(member)).toEqual([kept.id, open.id])
  expect(await told(manager)).toEqual([kept.id, open.id])
})
