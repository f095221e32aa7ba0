/** Whether the process lives. Asks nothing of the database: one that is down is no reason to end the process. */
export function GET(): Response {
  return Response.json({ live: true }, { headers: { 'Cache-Control': 'no-store' } })
}
