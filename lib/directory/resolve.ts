export { resolveOrganisation, resolvePerson } from './resolve.commands'
