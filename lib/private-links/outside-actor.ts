import { systemActor } from '@/lib/auth/permissions'

/** Who acts for whoever holds a private link: the program. The session of a signed-in person is not asked for. */
export const BY_LINK = systemActor('Private link')
