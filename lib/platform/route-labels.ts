/** What no route of ours answers. */
const OTHER = 'other'
/** Built files: their names change with their content. */
const BUILT = /^\/_next\/(static|image)(\/|$)/

/** Names of a path that are looked at: more than any route has, however long an address somebody sends. */
const DEEPEST = 32

type Node = { fixed: Map<string, Node>; any?: Node; rest?: string; route?: string }

/**
 * From a path to the route that answers it, `/visits/0190…` to `/visits/[visitId]`: as many labels as there are routes,
 * whatever is asked for. A fixed name goes before a parameter, as in Next.js.
 * @param routes as Next.js writes them.
 */
export function routeLabels(routes: Iterable<string>): (path: string) => string {
  const root: Node = { fixed: new Map() }
  for (const route of routes) add(root, route)
  return (path) => {
    const built = BUILT.exec(path)
    if (built) return `/_next/${built[1]}`
    return find(root, path.split('/', DEEPEST).filter(Boolean)) ?? OTHER
  }
}

function add(root: Node, route: string): void {
  let node = root
  for (const name of route.split('/').filter(Boolean)) {
    if (/^\[\[?\.\.\./.test(name)) {
      node.rest = route
      return
    }
    node = name.startsWith('[') ? parameterOf(node) : fixedOf(node, name)
  }
  node.route = route
}

function parameterOf(node: Node): Node {
  node.any ??= { fixed: new Map() }
  return node.any
}

function fixedOf(node: Node, name: string): Node {
  const known = node.fixed.get(name) ?? { fixed: new Map() }
  node.fixed.set(name, known)
  return known
}

function find(node: Node, names: readonly string[], at = 0): string | undefined {
  const name = names[at]
  if (name === undefined) return node.route
  const fixed = node.fixed.get(name)
  return (fixed && find(fixed, names, at + 1)) ?? (node.any && find(node.any, names, at + 1)) ?? node.rest
}
