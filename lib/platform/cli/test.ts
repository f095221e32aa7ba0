import './require-node'
import type { Counts } from './counts'
import { main } from './main'
import { type Stage, stages } from './stages'

type Outcome = { name: string; passed: number; failed: number; seconds: number; note?: string; failures?: string[] }

async function runStage(stage: Stage, before: Outcome[]): Promise<Outcome> {
  const start = performance.now()
  const outcome = (counts: Counts, note?: string): Outcome => ({
    name: stage.name,
    ...counts,
    seconds: (performance.now() - start) / 1000,
    ...(note ? { note } : {}),
  })
  const missing = stage.needs?.find((name) => before.some((one) => one.name === name && one.failed > 0))
  if (missing) return outcome({ passed: 0, failed: 1 }, `not run: ${missing} failed`)
  try {
    return outcome(await stage.run())
  } catch (error) {
    console.error((error as Error).message)
    return outcome({ passed: 0, failed: 1 })
  }
}

function line({ name, passed, failed, seconds, note }: Outcome): string {
  const time = `${seconds.toFixed(1)} s`.padStart(9)
  return `${failed ? '✗' : '✓'} ${name.padEnd(10)} ${time}  ${passed} passed, ${failed} failed${note ? ` (${note})` : ''}`
}

// `npm test`: every stage is run, whatever failed before it, unless it cannot be. Names of stages as arguments run these
// alone: `npm test -- unit db`.
await main(async () => {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
  if (process.argv.includes('--nightly')) process.env.EXAMPLES ??= 'new'
  const all = stages(process.argv.includes('--nightly'))
  const chosen = names.length ? all.filter((stage) => names.includes(stage.name)) : all
  const outcomes: Outcome[] = []
  for (const stage of chosen) {
    console.log(`\n── ${stage.name} ──`)
    const outcome = await runStage(stage, outcomes)
    outcomes.push(outcome)
    console.log(line(outcome))
  }
  console.log(`\n${outcomes.map(line).join('\n')}\n`)
  for (const failure of outcomes.flatMap(({ failures = [] }) => failures)) console.log(`failed: ${failure}`)
  const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[of], 0)
  const failed = sum('failed')
  console.log(`${sum('passed')} passed, ${failed} failed`)
  return failed || !chosen.length ? 1 : 0
}, 130)
