import { claimExport, whenOver } from '@/lib/exports/limits'
import { followUpsFile, readFormat } from '@/lib/follow-ups/register/export'
import { readRegister } from '@/lib/follow-ups/register/filters'
import { todayAtHome } from '@/lib/platform/today'
import { answerFile } from '../../answer-file'

/**
 * GET, ?format=csv|xlsx and the filters and columns of the register: all rows that they find, as a file; 429 while as
 * many as one person may have are still being written.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const format = readFormat(searchParams.get('format'))
  const names = [...new Set(searchParams.keys())]
  const view = readRegister(Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])))
  return answerFile(async (actor, t) => {
    if (!format) return null
    const giveBack = claimExport(String(actor.userId))
    if (!giveBack) return { busy: t('followUps.export.busy') }
    const file = followUpsFile({ actor, view, format, today: todayAtHome(), t })
    return { ...file, body: whenOver(file.body, giveBack) }
  })
}
