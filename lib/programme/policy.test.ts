import { describe, expect, it } from 'vitest'
import { type Actor, ROLES, type Role } from '@/lib/auth/permissions'
import { canEditProgramme, canRunProgramme, canStartReadout, itemSteps } from './policy'
import { ITEM_STATUSES } from './workflow'

const actor = (role: Role): Actor => ({ kind: 'user', userId: 'u', personId: null, name: role, roles: [role] })
const rolesWho = (may: (who: Actor) => boolean) => ROLES.filter((role) => may(actor(role)))
const steps = (role: Role, status: (typeof ITEM_STATUSES)[number]) =>
  itemSteps(actor(role), status, 'under_way').map(({ command }) => command)

describe('who may do what', () => {
  it('planners and managers edit, staff run, nobody on a closed visit', () => {
    expect(rolesWho((who) => canEditProgramme(who, 'under_way'))).toEqual(['planner', 'manager'])
    expect(rolesWho((who) => canRunProgramme(who, 'planning'))).toEqual(['staff', 'planner', 'manager'])
    expect(rolesWho((who) => canEditProgramme(who, 'completed') || canRunProgramme(who, 'cancelled'))).toEqual([])
  })

  it('offers staff only held, postponed and cancelled', () => {
    expect(steps('staff', 'tentative')).toEqual(['markAsHeld', 'postponeItem', 'cancelItem'])
    expect(steps('planner', 'tentative')).toEqual(['confirmItem', 'markAsHeld', 'postponeItem', 'cancelItem'])
    expect(steps('planner', 'held')).toEqual(['takeBackHeld'])
    expect(ITEM_STATUSES.flatMap((status) => steps('viewer', status))).toEqual([])
    expect(itemSteps(actor('manager'), 'confirmed', 'completed')).toEqual([])
  })
})

describe('the offer to write a readout', () => {
  const meeting = { type: 'meeting', readoutExpected: null, status: 'held', readout: null } as const

  it('stands for a meeting that was or can be held, until there is one', () => {
    expect(rolesWho((who) => canStartReadout(who, meeting, 'under_way'))).toEqual(['staff', 'planner', 'manager'])
    const staff = actor('staff')
    expect(canStartReadout(staff, { ...meeting, status: 'confirmed' }, 'under_way')).toBe(true)
    expect(canStartReadout(staff, { ...meeting, status: 'cancelled' }, 'under_way')).toBe(false)
    expect(canStartReadout(staff, { ...meeting, type: 'official_meal' }, 'under_way')).toBe(false)
    expect(canStartReadout(staff, { ...meeting, type: 'official_meal', readoutExpected: true }, 'under_way')).toBe(true)
    expect(canStartReadout(staff, { ...meeting, readout: { id: 'r', status: 'draft' } }, 'under_way')).toBe(false)
    expect(canStartReadout(staff, meeting, 'completed')).toBe(false)
  })
})
