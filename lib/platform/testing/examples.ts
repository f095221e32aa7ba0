import fc from 'fast-check'

// The same examples every time, so that a run says something of the change and not of the day; `EXAMPLES=new` draws
// others, to look for what nobody thought of (`npm run nightly`).
if (process.env.EXAMPLES !== 'new') fc.configureGlobal({ seed: 2018 })
