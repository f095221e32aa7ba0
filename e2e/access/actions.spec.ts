import { ROLES, type Role } from '@/lib/auth/permissions'
import { cookieFor, expect, test, userOf } from '../fixtures/people'
import { address, describedVisit } from './records'
import { actionDoors, actionNames } from './sources'

const EVERYONE: readonly Role[] = ROLES
const WRITERS: readonly Role[] = ['staff', 'planner', 'manager']
const PLANNERS: readonly Role[] = ['planner', 'manager']
const MANAGER: readonly Role[] = ['manager']
const ADMIN: readonly Role[] = ['admin']

/** Who may call each action, row by row of DESIGN §4, written down apart from the code that decides it. */
const MAY: [readonly Role[], string][] = [
  [EVERYONE, 'setOwnMail'],
  [EVERYONE, 'saveView renameView shareView unshareView archiveView restoreView makeViewDefault dropDefaultView'],
  // One's own alone; whose it is, the command asks.
  [EVERYONE, 'stopBulkChange'],
  [WRITERS, 'reassignFollowUps setDueDates remindOfFollowUps remindOfFollowUp retryBulkChange'],
  [MANAGER, 'addFollowUpsToReview'],
  [ADMIN, 'resendMail retryJob'],
  [EVERYONE, 'changeOwnPassword endOwnSession endOtherSessions'],
  [EVERYONE, 'watchFollowUp unwatchFollowUp'],
  [EVERYONE, 'markNoticeRead markAllNoticesRead chooseNotices'],
  [PLANNERS, 'issueVersion editVisitReport'],
  [
    PLANNERS,
    `createAgreement editAgreement setAgreementHandling archiveAgreement restoreAgreement linkOutcomes unlinkOutcome
    startNegotiation signAgreement signIntoForce putInForce expireAgreement terminateAgreement takeBackSignature
    prolongAgreement reinstateAgreement`,
  ],
  [MANAGER, 'signVisitReport'],
  [WRITERS, 'markTold takeBackTold'],
  // Of calendars: planners for everybody, anybody for themselves; whose it is, the command asks.
  [EVERYONE, 'makeCalendarFeed revokeCalendarFeed'],
  [
    PLANNERS,
    `createVisit editVisit startPlanning confirmVisit unconfirmVisit startVisit startReporting endVisitEarly resumeVisit
    cancelVisit addToTeam removeFromTeam addAgency moveAgency removeAgency restoreAgency addMember editMember
    editMemberGroup moveMember removeMember restoreMember replaceMemberGroup
    addSubgroup editSubgroup moveSubgroup removeSubgroup restoreSubgroup moveHost removeHost restoreHost editContact
    editHostGroup removeContact restoreContact replaceHostGroup createOrganisation editOrganisation archiveOrganisation
    restoreOrganisation createPerson editPerson archivePerson restorePerson addProgrammeItem editItem placeItem moveItem
    answerCounterpart archiveItem restoreItem setVisitDates markTentative confirmItem resumeItem requestAgain takeBackHeld
    settleField markToBeConfirmed settleToBeConfirmed
    addPastedMembers addPastedItems
    acceptClash withdrawAcceptance addTravelTime editTravelTime archiveTravelTime restoreTravelTime`,
  ],
  [WRITERS, 'setHandling setSectionRelease'],
  [MANAGER, 'makePrivateLink revokePrivateLink'],
  [WRITERS, 'acceptOutsideReport declineOutsideReport'],
  [PLANNERS, 'remindOfReadout'],
  [PLANNERS, 'shiftItems duplicateItem duplicateDay duplicateVisit'],
  [
    WRITERS,
    `addHost addContact addHostGroup addMemberGroup addUnplannedMeeting markAsHeld postponeItem cancelItem openReadout
    restoreRevision settleComment reopenComment submitReadout takeOverReadout addAttendee removeAttendee addOutcome editOutcome archiveOutcome restoreOutcome
    moveOutcome waiveFollowUp requireFollowUp createFollowUp editFollowUp reportProgress blockFollowUp awaitOtherSide
    resumeFollowUp submitForReview addEvidence archiveEvidence restoreEvidence setDueDate askForDueDate
    archiveFile restoreFile captionFile`,
  ],
  [
    MANAGER,
    `reopenVisit reviveVisit completeVisit clearReadout returnReadout finaliseReadout correctReadout addComment
    removeComment approveFollowUp
    returnFollowUp dropFollowUp reopenFollowUp moveDueDate acceptDueDate refuseDueDate`,
  ],
  [
    WRITERS,
    `addStep editStep markStepDone markStepOpen moveStep archiveStep restoreStep addDependency removeDependency
    commentOnFollowUp archiveFollowUpComment restoreFollowUpComment addWatcher removeWatcher`,
  ],
  [
    MANAGER,
    `createReviewMeeting editReviewMeeting openReviewMeeting closeReviewMeeting archiveReviewMeeting restoreReviewMeeting
    addReviewItems addMatchingFollowUps removeReviewItem moveReviewItem sortReviewItems decideReviewItem`,
  ],
  [ADMIN, 'createUser editUser setUserRoles deactivateUser reactivateUser resetPassword deactivateSampleUsers'],
]

/** By a private link, signed out: the link's token decides, not a role. */
const BY_LINK = ['makeFirstAdmin', 'setPasswordByLink', 'sendOutsideReport']

const rows = MAY.flatMap(([roles, names]) => names.split(/\s+/).map((name) => [name, roles] as const))

test('every action has its row', () => {
  expect([...rows.map(([name]) => name), ...BY_LINK].sort()).toEqual(actionNames())
  expect(actionNames().filter((name) => !actionDoors().has(name))).toEqual([])
})

for (const role of [...ROLES, null]) {
  test(`as ${role ?? 'nobody'}, each action answers as the table says, called without a screen`, async ({
    server,
    request,
  }) => {
    const cookie = role ? await cookieFor(await userOf(role), server.url) : null
    const ids = await describedVisit()
    const doors = actionDoors()
    const answers: [string, string][] = []
    for (const [name] of rows) {
      const door = doors.get(name)
      const response = await request.post(server.url + address(door?.route ?? '/', ids), {
        headers: {
          Origin: server.url,
          'Next-Action': door?.id ?? '',
          'Content-Type': 'text/plain;charset=UTF-8',
          ...(cookie ? { Cookie: `${cookie.name}=${cookie.value}` } : {}),
        },
        // Not even an id of the act: who may call it is told that the input is invalid, and nothing is written.
        data: JSON.stringify([{ commandId: 'none' }]),
        maxRedirects: 0,
      })
      const [, kind] = /"kind":"(\w+)"/.exec(await response.text()) ?? []
      answers.push([name, kind ?? `status ${response.status()}`])
    }
    const expected = rows.map(([name, roles]) => [
      name,
      role === null ? 'signedOut' : roles.includes(role) ? 'let in' : 'forbidden',
    ])
    const letIn = new Set(['invalid', 'missing', 'refused'])
    expect(answers.map(([name, kind]) => [name, letIn.has(kind) ? 'let in' : kind])).toEqual(expected)
  })
}
