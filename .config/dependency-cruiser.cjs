/**
 * The architecture as rules (README, "Map of the code"). `lib/<domain>` files know their place by their name:
 * schema, types, rules, workflow and policy are pure; queries and commands (also `<what>.queries.ts`,
 * `<what>.commands.ts`) read and write; actions are the doors. A large domain has a folder for each of its families, with
 * the same names in it. No exceptions list.
 */
const DOMAINS = [
  'directory',
  'visits',
  'delegations',
  'programme',
  'clashes',
  'versions',
  'calendars',
  'readouts',
  'outcomes',
  'agreements',
  'follow-ups',
  'files',
  'private-links',
  'review-meetings',
  'briefings',
  'reports',
  'visit-reports',
  'reminders',
  'sync',
]
const DATABASE = '^(prisma/generated|lib/platform/(db|lock)\\.ts|node_modules/(@prisma|pg)/)'
const PURE = '^lib/.+/(schema|types|rules|workflow|policy)\\.ts$'
const TOUCHES_DB = '(^|/)(queries|commands|scope)\\.ts$|\\.(queries|commands)\\.ts$'
const TEST = '\\.test\\.tsx?$'

/** The domains in their order: an earlier one may not import a later one. */
const order = DOMAINS.slice(0, -1).map((domain, i) => ({
  name: `domains-one-way-${domain}`,
  comment: `${DOMAINS.join(' → ')}: the later may import the earlier.`,
  severity: 'error',
  from: { path: `^lib/${domain}/`, pathNot: TEST },
  to: { path: `^lib/(${DOMAINS.slice(i + 1).join('|')})/` },
}))

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'lib-knows-no-screen',
      comment: 'app → components → lib, one way.',
      severity: 'error',
      from: { path: '^lib/', pathNot: TEST },
      to: { path: '^(app|components)/' },
    },
    { name: 'components-know-no-route', severity: 'error', from: { path: '^components/' }, to: { path: '^app/' } },
    {
      name: 'components-touch-no-data',
      comment: 'Components take plain data and actions: no queries, commands, scopes, database or Prisma types.',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: `${TOUCHES_DB}|${DATABASE}` },
    },
    {
      name: 'routes-touch-no-database',
      comment: 'A page requires the actor, queries and composes; it never writes and never sees the database.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: `${DATABASE}|(^|/)(commands|scope)\\.ts$|\\.commands\\.ts$` },
    },
    {
      name: 'only-queries-and-commands-touch-the-database',
      severity: 'error',
      from: {
        path: '^lib/',
        pathNot: `^lib/(audit|notifications|auth|platform)/|${TOUCHES_DB}|${TEST}`,
      },
      to: { path: DATABASE },
    },
    {
      name: 'pure-files-stay-pure',
      comment: 'schema, types, rules, workflow and policy reach the browser and the tests without a database.',
      severity: 'error',
      from: { path: PURE },
      to: { path: `${TOUCHES_DB}|${DATABASE}|^lib/audit/(command|record)\\.ts$|/actions\\.ts$|\\.actions\\.ts$` },
    },
    {
      name: 'actions-only-wrap',
      comment: 'An actions file holds commands in the one wrapper and nothing else.',
      severity: 'error',
      from: { path: '^lib/.*(/|\\.)actions\\.ts$' },
      to: { path: `(/|\\.)queries\\.ts$|${DATABASE}` },
    },
    {
      name: 'queries-do-not-write',
      severity: 'error',
      from: { path: '^lib/.*(/|\\.)queries\\.ts$' },
      to: { path: '(/|\\.)commands\\.ts$|^lib/audit/(command|record)\\.ts$' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^lib/platform/', pathNot: `^lib/platform/cli/|${TEST}` },
      to: { path: `^lib/(${DOMAINS.join('|')}|accounts|notifications|exports)/` },
    },
    {
      name: 'time-text-and-search-keys-are-pure',
      severity: 'error',
      from: { path: '^lib/(time/|text/|search/(key|letters|query|script)\\.ts)', pathNot: TEST },
      to: { path: `${DATABASE}|^lib/(?!time|text|search|platform)` },
    },
    {
      name: 'views-know-no-domain',
      comment:
        'A view is an address under a name: registers of any domain are kept alike, and pages bring them together.',
      severity: 'error',
      from: { path: '^lib/views/', pathNot: TEST },
      to: { path: `^lib/(${DOMAINS.join('|')}|accounts|notifications|exports|mail)/` },
    },
    {
      name: 'domains-know-no-views',
      severity: 'error',
      from: { path: `^lib/(${DOMAINS.join('|')}|accounts|platform)/`, pathNot: TEST },
      to: { path: '^lib/views/' },
    },
    {
      name: 'the-queue-knows-no-domain',
      comment: 'Commands of every domain enqueue, and migrations install: only the handlers know what a job does.',
      severity: 'error',
      from: { path: '^lib/jobs/', pathNot: `^lib/jobs/((handlers|beside-server)\\.ts$|testing/)|${TEST}` },
      to: {
        path: `^lib/(${DOMAINS.join('|')}|accounts|audit|auth|notifications|exports|mail)/|^lib/jobs/handlers\\.ts$`,
      },
    },
    {
      name: 'only-a-start-runs-jobs',
      comment:
        'A page or a command asks for a job (`enqueue`); the worker and its handlers are begun with the process.',
      severity: 'error',
      from: { pathNot: `^(instrumentation\\.ts|lib/platform/cli/worker\\.ts|lib/jobs/.*)$|${TEST}` },
      to: { path: '^lib/jobs/(handlers|worker|beside-server|attempt\\.commands)\\.ts$' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: `^components/(?!ui/)|^lib/(${DOMAINS.join('|')}|accounts|audit|views)/` },
    },
    {
      name: 'only-lib-auth-knows-next-auth',
      severity: 'error',
      from: { pathNot: '^(lib/auth/|app/api/auth/)' },
      to: { path: 'node_modules/next-auth/' },
    },
    ...order,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated/(internal|models)|\\.next|\\.data|\\.cache)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
