import { randomUUID } from 'node:crypto'
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue, type Registry } from 'prom-client'

/** Milliseconds: a process that dies just now must not keep the others from being read. */
const ANSWER_WITHIN_MS = 2_000

type Figures = MetricObjectWithValues<MetricValue<string>>[]
type Message = { tashrif?: string; id?: string; figures?: unknown }

/** Set by `cli/processes.mjs` for each of several server processes that share a port. */
const processNumber = () => process.env.PROCESS_NUMBER

/** Where several processes answer at one address: tells which one a figure is of, and gives it to whichever is asked. */
export function shareMetrics(registry: Registry): void {
  const number = processNumber()
  if (!number) return
  registry.setDefaultLabels({ process: number })
  send({ tashrif: 'I have figures' })
  process.on('message', (message: Message) => {
    if (message?.tashrif !== 'your figures?') return
    void registry.getMetricsAsJSON().then((figures) => send({ tashrif: 'my figures', id: message.id, figures }))
  })
}

/** The figures of all server processes that share the port, each with the label `process`; alone, its own. */
export async function allMetrics(registry: Registry): Promise<string> {
  const all = processNumber() ? await askAll() : null
  return all ? await AggregatorRegistry.aggregate(all).metrics() : await registry.metrics()
}

/** Null when not all answer in time: its own are better than none. */
function askAll(): Promise<Figures[] | null> {
  const id = randomUUID()
  return new Promise((resolve) => {
    const end = (figures: Figures[] | null) => {
      clearTimeout(late)
      process.off('message', hear)
      resolve(figures)
    }
    const hear = (message: Message) => {
      if (message?.tashrif === 'figures of all' && message.id === id) end(message.figures as Figures[])
    }
    const late = setTimeout(end, ANSWER_WITHIN_MS, null)
    process.on('message', hear)
    send({ tashrif: 'figures of all?', id })
  })
}

function send(message: Message): void {
  process.send?.(message)
}
